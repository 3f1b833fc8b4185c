'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Audience } from '#modules/catalog/schema.ts';
import { PanelSection } from '../facts.tsx';
import type { AudienceChoices } from './audience-dialog.tsx';

const AudienceDialog = dynamic(() => import('./audience-dialog.tsx').then((m) => m.AudienceDialog));

type WareAudienceProps = {
  listingId: string;
  audience: Audience;
  choices: AudienceChoices;
  mayManage: boolean;
};

/** Who sees a listed product, in words, and the way to change it. */
export function WareAudience({ listingId, audience, choices, mayManage }: WareAudienceProps) {
  const t = useTranslations('wares.audience');
  const { format } = useSpeech();
  const [open, setOpen] = useState(false);
  const names = [
    ...audience.countries.map((code) => format.country(code)),
    ...audience.segmentIds.map((id) => choices.segments?.find((s) => s.id === id)?.name ?? t('aSegment')),
  ];
  return (
    <PanelSection
      title={t('heading')}
      end={
        mayManage && (
          <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
        )
      }
    >
      <p className="text-sm text-pretty text-muted">
        {names.length === 0 ? t('everybody') : t('only', { names: names.join(', ') })}
      </p>
      {open && (
        <AudienceDialog
          listingIds={[listingId]}
          audience={audience}
          choices={choices}
          onClose={() => setOpen(false)}
        />
      )}
    </PanelSection>
  );
}
