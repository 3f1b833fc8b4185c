'use client';
import { Check, Copy, ExternalLink, Eye } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Revealed } from '#modules/vouchers/schema.ts';
import { TillMode } from './till-mode.tsx';
import { TillPaper } from './till-paper.tsx';

type CodeProps = {
  revealed: Revealed;
  brandName: string;
  words: Messages['voucher'];
  /** Where the whole screen may be filled: not in a frame. */
  till?: Words<'voucher'>['till'] | undefined;
};

/** The code as the till needs it: barcode, digits large enough to read out, PIN on request. */
export function VoucherCode({ revealed, brandName, words, till }: CodeProps) {
  const { code, pin, url } = revealed;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Browsers answer with a promise by now, which an effect must not return.
    card.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, []);
  return (
    <div
      ref={card}
      className="turn grid justify-items-center gap-4 rounded-lg border border-hairline bg-surface p-5"
      aria-live="polite"
    >
      <TillPaper revealed={revealed} label={words.code} />
      {pin && <Pin pin={pin} words={words} />}
      <div className="flex w-full flex-wrap justify-center gap-2">
        <CopyCode code={code} words={words} />
        {till && <TillMode revealed={revealed} label={words.code} words={till} />}
        {url && (
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            className={buttonClass({ variant: 'secondary' })}
          >
            <ExternalLink size={16} aria-hidden="true" />
            {fill(words.openUrl, { name: brandName })}
          </a>
        )}
      </div>
    </div>
  );
}

function Pin({ pin, words }: { pin: string; words: CodeProps['words'] }) {
  const [shown, setShown] = useState(false);
  return (
    <div className="flex items-center gap-3">
      <span className="text-sm text-muted">{words.pin}</span>
      <bdi className="min-w-12 font-mono text-lg font-semibold">{shown ? pin : '••••'}</bdi>
      {!shown && (
        <Button size="sm" onClick={() => setShown(true)}>
          <Eye size={14} aria-hidden="true" />
          {words.showPin}
        </Button>
      )}
    </div>
  );
}

function CopyCode({ code, words }: { code: string; words: CodeProps['words'] }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(code);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button onClick={copy}>
      <Icon size={16} aria-hidden="true" />
      <span aria-live="polite">{copied ? words.copied : words.copyCode}</span>
    </Button>
  );
}
