'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import type { Audience } from '#modules/catalog/schema.ts';
import { setAudience } from '#server/actions/catalog.ts';
import { EffectDialog } from '../effect-dialog.tsx';
import { AudienceFields, type Named } from './audience-fields.tsx';

export type AudienceChoices = { countries: string[]; segments: Named[] | null };
type AudienceDialogProps = {
  listingIds: string[];
  audience: Audience;
  choices: AudienceChoices;
  onClose: () => void;
  onDone?: (() => void) | undefined;
};

/** Says who may see these listings, and what that means before it is so. */
export function AudienceDialog({ listingIds, audience, choices, onClose, onDone }: AudienceDialogProps) {
  const t = useTranslations('wares.audience');
  const { format } = useSpeech();
  const [value, setValue] = useState(audience);
  const values = { count: listingIds.length, n: format.number(listingIds.length) };
  const limited = value.countries.length + value.segmentIds.length > 0;
  return (
    <EffectDialog
      open
      onClose={onClose}
      title={t('title', values)}
      effect={
        <div className="grid gap-4">
          <AudienceFields value={value} onChange={setValue} {...choices} />
          <p className="text-muted" role="status">
            {limited ? t('effect', values) : t('effectAll', values)}
          </p>
        </div>
      }
      doLabel={limited ? t('do') : t('doAll')}
      act={async () => {
        const answer = await setAudience({ listingIds, ...value });
        if (answer.ok) onDone?.();
        return answer;
      }}
      done={() => t('done', values)}
    />
  );
}
