'use client';
import { Check, Copy, ExternalLink, Eye } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-id.tsx';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Revealed } from '#modules/vouchers/schema.ts';

type CodeProps = { revealed: Revealed; brandName: string; words: Messages['voucher'] };

/** The code as the till needs it: barcode, digits large enough to read out, PIN on request. */
export function VoucherCode({ revealed, brandName, words }: CodeProps) {
  const { code, pin, url, barcodeSvg, codeFormat } = revealed;
  const square = codeFormat === 'qr';
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
      {barcodeSvg && (
        <div
          aria-hidden="true"
          className={`overflow-hidden rounded-sm ${square ? 'w-48' : 'w-full max-w-80'} [&>svg]:h-auto [&>svg]:w-full`}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from the code.
          dangerouslySetInnerHTML={{ __html: barcodeSvg }}
        />
      )}
      <div className="max-w-full text-center">
        <p className="text-xs text-muted">{words.code}</p>
        <p dir="ltr" className="mt-1 font-mono text-lg font-semibold break-all select-all sm:text-xl">
          <Digits code={code} />
        </p>
      </div>
      {pin && <Pin pin={pin} words={words} />}
      <div className="flex w-full flex-wrap justify-center gap-2">
        <CopyCode code={code} words={words} />
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

/** Long plain codes in fours, by space that is not part of the text. */
function Digits({ code }: { code: string }) {
  if (code.length < 12 || !/^[0-9A-Z]+$/i.test(code)) return code;
  const groups = code.match(/.{1,4}/g) ?? [code];
  return groups.map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move.
    <span key={index} className="inline-block not-last:me-3">
      {group}
    </span>
  ));
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
