'use client';
import { useEffect, useRef } from 'react';
import { fill } from '#i18n/fill.ts';
import type { DraftMessage } from './draft-look.tsx';
import type { LookWords } from './look-draft.ts';

type LookPreviewProps = { css: string | undefined; name: string; logo: string | null; words: LookWords };
const SCHEMES = ['light', 'dark'] as const;

/** The real storefront in two phones, light and dark, following the draft. */
export function LookPreview({ css, name, logo, words }: LookPreviewProps) {
  return (
    <section aria-label={words.previewLead} className="min-w-0">
      <p className="mb-3 text-xs text-muted">{words.previewLead}</p>
      <div className="flex flex-wrap justify-center gap-5 min-[1180px]:justify-start">
        {SCHEMES.map((scheme) => (
          <figure key={scheme} className="grid gap-2">
            <Phone
              key={logo}
              title={fill(words.preview, { scheme: words[scheme] })}
              src={`/admin/preview?scheme=${scheme}`}
              css={css}
              name={name}
            />
            <figcaption className="text-center text-xs font-medium text-muted">{words[scheme]}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}

type PhoneProps = { title: string; src: string; css: string | undefined; name: string };

/** 390 × 780 as on a phone, drawn at seven tenths. */
function Phone({ title, src, css, name }: PhoneProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const tell = () => {
      const draft: DraftMessage | null = css ? { type: 'damson:look', css, name } : null;
      if (draft) frame.current?.contentWindow?.postMessage(draft, location.origin);
    };
    const ready = ({ source, data }: MessageEvent<{ type?: string }>) => {
      if (source === frame.current?.contentWindow && data?.type === 'damson:ready') tell();
    };
    window.addEventListener('message', ready);
    tell();
    return () => window.removeEventListener('message', ready);
  }, [css, name]);
  return (
    <div className="h-[554px] w-[281px] overflow-hidden rounded-[28px] border-4 border-outline bg-surface">
      <iframe
        ref={frame}
        title={title}
        src={src}
        tabIndex={-1}
        className="h-[780px] w-[390px] origin-top-left scale-70 border-0 rtl:origin-top-right"
      />
    </div>
  );
}
