'use client';
import { useId, useState } from 'react';
import { describedBy, Field, Input, Textarea } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { ApiKeyRow } from '#modules/identity/schema.ts';
import { limitApiKey } from '#server/actions/settings.ts';
import { EffectDialog } from './effect-dialog.tsx';

type KeyWords = Words<'settings'>['keys'];
type KeyRestrictProps = { apiKey: ApiKeyRow; words: KeyWords; open: boolean; onClose: () => void };

/** Says from where and until when a key works. */
export function KeyRestrict({ apiKey, words, open, onClose }: KeyRestrictProps) {
  const id = useId();
  const { apiKeyId, name } = apiKey;
  const [networks, setNetworks] = useState(apiKey.networks.join('\n'));
  const [until, setUntil] = useState(apiKey.expiresAt?.slice(0, 10) ?? '');
  const limits = () => ({
    networks: networks.split(/[\s,]+/).filter(Boolean),
    expiresAt: until ? `${until}T00:00:00Z` : null,
  });
  return (
    <EffectDialog
      open={open}
      onClose={onClose}
      title={fill(words.restrictTitle, { name })}
      doLabel={words.restrictDo}
      act={() => limitApiKey({ apiKeyId, ...limits() })}
      done={() => fill(words.restricted, { name })}
      effect={
        <div className="grid gap-4">
          <p>{words.restrictBody}</p>
          <Field id={`${id}n`} label={words.networksLabel} hint={words.networksHint}>
            <Textarea
              {...describedBy(`${id}n`, { hint: true })}
              value={networks}
              dir="ltr"
              spellCheck={false}
              className="font-mono text-xs!"
              onChange={(event) => setNetworks(event.target.value)}
            />
          </Field>
          <Field id={`${id}u`} label={words.expiresLabel} hint={words.expiresHint}>
            <Input
              {...describedBy(`${id}u`, { hint: true })}
              type="date"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </Field>
        </div>
      }
    />
  );
}
