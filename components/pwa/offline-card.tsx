'use client';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Thumb } from '#components/store/art.tsx';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import { clock } from '#lib/clock.ts';
import { OfflineTill } from './offline-till.tsx';
import type { Shelved } from './shelf.ts';

type CardWords = Words<'pwa'>['card'];
type Props = { voucher: Shelved; words: CardWords; onRemove: (voucherId: string) => Promise<void> };

/** A saved voucher: what it is and until when; a tap opens it as the till needs it. */
export function OfflineCard({ voucher, words, onRemove }: Props) {
  const { format } = useSpeech();
  const asked = typeof location !== 'undefined' && location.pathname.endsWith(voucher.detail.voucherId);
  const [open, setOpen] = useState(asked);
  const body = useId();
  const { detail } = voucher;
  return (
    <article className="overflow-hidden rounded-lg border border-hairline bg-surface">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={body}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-4 p-3 text-start"
      >
        <Thumb src={detail.artUrl} size="md" dim={detail.state === 'redeemed'} />
        <span className="min-w-0 grow">
          <span className="block text-sm font-semibold break-words">
            <bdi>{detail.productName}</bdi>
          </span>
          <span className="block text-xs text-muted">{standing(detail, format, words)}</span>
        </span>
        <span className="tabular shrink-0 text-base font-semibold">
          {format.money(detail.denomination, detail.currency)}
        </span>
        <ChevronDown
          size={18}
          aria-hidden="true"
          className={cx('shrink-0 text-muted transition-transform', open && 'rotate-180')}
        />
      </button>
      <div id={body} hidden={!open}>
        {open && (
          <>
            <OfflineTill voucher={voucher} words={words} />
            <div className="border-t border-hairline p-2 text-center">
              <Button variant="quiet" size="sm" onClick={() => void onRemove(detail.voucherId)}>
                {words.remove}
              </Button>
            </div>
          </>
        )}
      </div>
    </article>
  );
}

function standing({ state, expiresOn }: Shelved['detail'], format: Format, words: CardWords): string {
  if (state === 'redeemed') return words.used;
  if (!expiresOn) return words.noEnd;
  const over = state === 'expired' || new Date(`${expiresOn}T23:59:59Z`) < clock.now();
  return fill(over ? words.ended : words.until, { date: format.date(expiresOn) });
}
