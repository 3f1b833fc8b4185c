'use client';
import { Check, Copy, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-id.tsx';
import type { NewSecret } from './new-secret.ts';

/** The only sight of a new key. */
export function SecretOnce({
  name,
  secret,
  onStored,
}: Omit<NewSecret, 'apiKeyId'> & { onStored: () => void }) {
  const t = useTranslations('admin');
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    await copyText(secret);
    setCopied(true);
  };
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={t('developers.secretTitle')}
      className="mx-4 mb-4 grid gap-3 rounded-base border border-accent-border bg-accent-tint p-4 outline-none lg:mx-6"
    >
      <h2 className="flex items-center gap-2 text-sm font-semibold text-accent-text">
        <KeyRound size={16} aria-hidden="true" />
        {t('developers.secretTitle')}
      </h2>
      <p className="text-sm text-pretty">{t('developers.secretBody', { name })}</p>
      <code
        className="rounded-sm border border-hairline bg-surface px-3 py-2 text-xs wrap-anywhere select-all"
        dir="ltr"
      >
        {secret}
      </code>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="sm" onClick={copy}>
          {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          {copied ? t('common.copied') : t('developers.copyKey')}
        </Button>
        <Button size="sm" onClick={onStored}>
          {t('developers.stored')}
        </Button>
      </div>
    </section>
  );
}
