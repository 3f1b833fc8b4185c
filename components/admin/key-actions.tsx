'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import type { ApiKeyRow } from '#modules/identity/schema.ts';
import { KeyRestrict } from './key-restrict.tsx';
import { KeyRotate } from './key-rotate.tsx';
import { RevokeKey } from './revoke-key.tsx';

type KeyActionsProps = { apiKey: ApiKeyRow; scopes: string; words: Words<'settings'>['keys'] };

/** What can be done with a key that works. */
export function KeyActions({ apiKey, scopes, words }: KeyActionsProps) {
  const [open, setOpen] = useState<'restrict' | 'rotate'>();
  const close = () => setOpen(undefined);
  const { apiKeyId, name, lastFour } = apiKey;
  return (
    <span className="flex justify-end">
      <Button
        size="sm"
        variant="quiet"
        aria-label={`${words.restrict}: ${name}`}
        onClick={() => setOpen('restrict')}
      >
        {words.restrict}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        aria-label={`${words.rotate}: ${name}`}
        onClick={() => setOpen('rotate')}
      >
        {words.rotate}
      </Button>
      <RevokeKey apiKeyId={apiKeyId} name={name} lastFour={lastFour} scopes={scopes} />
      <span className="text-start whitespace-normal">
        <KeyRestrict apiKey={apiKey} words={words} open={open === 'restrict'} onClose={close} />
        <KeyRotate apiKey={apiKey} words={words} open={open === 'rotate'} onClose={close} />
      </span>
    </span>
  );
}
