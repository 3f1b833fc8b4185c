'use client';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { fill } from '#i18n/fill.ts';
import type { FrameWords } from '#i18n/frame-speech.ts';

export type Door = 'opening' | 'refused' | 'elsewhere' | 'ended';
type Props = {
  door: Door;
  words: FrameWords;
  tenant: { name: string; url: string };
  onAgain: (() => void) | null;
};

/** What stands in the frame while nobody is signed in, and what can be done about it. */
export function Doorway({ door, words, tenant, onAgain }: Props) {
  if (door === 'opening') {
    return (
      <p role="status" className="flex min-h-40 items-center justify-center gap-3 text-sm text-muted">
        <Spinner size={20} />
        {words.connecting}
      </p>
    );
  }
  const said = {
    refused: [words.refusedTitle, words.refusedBody],
    elsewhere: [words.elsewhereTitle, words.elsewhereBody],
    ended: [words.endedTitle, words.endedBody],
  } as const;
  const [title, body] = said[door];
  return (
    <div role="alert" className="mx-auto grid max-w-sm justify-items-center gap-3 py-10 text-center">
      <h1 className="text-lg font-semibold">{title}</h1>
      <p className="text-sm text-muted">{fill(body, { tenant: tenant.name })}</p>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {onAgain && (
          <Button variant="primary" onClick={onAgain}>
            {words.common.retry}
          </Button>
        )}
        <a href={tenant.url} target="_blank" rel="noopener" className={buttonClass()}>
          {fill(words.openTenant, { tenant: tenant.name })}
        </a>
      </div>
    </div>
  );
}
