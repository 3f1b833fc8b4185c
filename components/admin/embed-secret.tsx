'use client';
import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';

type EmbedSecretProps = {
  secret: string;
  words: Words<'program'>['embedding'];
  copy: { copyLabel: string; copiedLabel: string };
  onStored: () => void;
};

/** The only sight of a signing secret. */
export function EmbedSecret({ secret, words, copy, onStored }: EmbedSecretProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={words.secretTitle}
      className="mb-4 grid gap-3 rounded-base border border-accent-border bg-accent-tint p-4 outline-none"
    >
      <h3 className="text-sm font-semibold text-accent-text">{words.secretTitle}</h3>
      <p className="text-sm">{words.secretBody}</p>
      <CopyId id={secret} {...copy} short={false} className="wrap-anywhere text-text!" />
      <Button size="sm" onClick={onStored} className="justify-self-start">
        {words.stored}
      </Button>
    </section>
  );
}
