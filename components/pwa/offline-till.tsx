'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Shelved } from './shelf.ts';

type Props = { voucher: Shelved; words: Words<'pwa'>['card'] };

/** The code as the till scans and reads it, on white whatever the look, so that a scanner sees it best. */
export function OfflineTill({ voucher: { detail, revealed }, words }: Props) {
  const square = revealed.codeFormat === 'qr';
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(revealed.code);
    setCopied(true);
  };
  return (
    <div className="grid justify-items-center gap-4 px-4 pt-2 pb-5">
      <div className="grid w-full justify-items-center gap-3 rounded-base bg-surface p-4 text-text [color-scheme:light]">
        {revealed.barcodeSvg && (
          <div
            aria-hidden="true"
            className={`${square ? 'w-52' : 'w-full max-w-80'} [&>svg]:h-auto [&>svg]:w-full`}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from the code.
            dangerouslySetInnerHTML={{ __html: revealed.barcodeSvg }}
          />
        )}
        <p className="text-xs">{words.code}</p>
        <p dir="ltr" translate="no" className="font-mono text-lg font-semibold break-all select-all">
          {revealed.code}
        </p>
      </div>
      {revealed.pin && <Pin pin={revealed.pin} words={words} />}
      <Button onClick={() => void copy()}>
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </Button>
      {detail.howTo && (
        <section className="w-full text-sm">
          <h3 className="font-medium">{words.howTo}</h3>
          <p className="mt-1 whitespace-pre-line text-muted">{detail.howTo}</p>
        </section>
      )}
    </div>
  );
}

function Pin({ pin, words }: { pin: string; words: Props['words'] }) {
  const [shown, setShown] = useState(false);
  return (
    <p className="flex items-center gap-3 text-sm">
      <span className="text-muted">{words.pin}</span>
      <bdi className="min-w-12 font-mono text-lg font-semibold">{shown ? pin : '••••'}</bdi>
      {!shown && (
        <Button size="sm" onClick={() => setShown(true)}>
          {words.showPin}
        </Button>
      )}
    </p>
  );
}
