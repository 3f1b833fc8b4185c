'use client';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { installOffer, whenOffered } from './install-offer.ts';

type Props = { name: string; words: Words<'pwa'>['install'] };
type Way = 'offer' | 'ios' | null;

/** Once declined, it is not asked again before so many seconds are over; the cookie says nothing of the person. */
const NOT_AGAIN = 'damson-install';
const NOT_AGAIN_SECONDS = 60 * 86_400;

/** Says how the storefront becomes an app, where there is a voucher to have at hand; in the page, never over it. */
export function InstallHint({ name, words }: Props) {
  const [way, setWay] = useState<Way>(null);
  useEffect(() => {
    const look = () => setWay(wayHere());
    look();
    return whenOffered(look);
  }, []);
  if (!way) return null;
  const decline = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: one choice of this device; the cookie store API is not everywhere.
    document.cookie = `${NOT_AGAIN}=no; path=/; max-age=${NOT_AGAIN_SECONDS}; samesite=lax`;
    setWay(null);
  };
  const install = async () => {
    await installOffer()?.prompt();
    decline();
  };
  return (
    <section
      aria-labelledby="install-title"
      className="mt-6 rounded-lg border border-hairline bg-surface p-4"
    >
      <h2 id="install-title" className="text-base font-semibold">
        {words.title}
      </h2>
      <p className="mt-1 text-sm text-pretty text-muted">
        {fill(words.body, { name })} {way === 'ios' && words.ios}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {way === 'offer' && (
          <Button variant="primary" onClick={() => void install()}>
            {words.action}
          </Button>
        )}
        <Button variant="quiet" onClick={decline}>
          {words.later}
        </Button>
      </div>
    </section>
  );
}

function wayHere(): Way {
  const installed =
    matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone);
  if (installed || document.cookie.includes(`${NOT_AGAIN}=`)) return null;
  if (installOffer()) return 'offer';
  return /iPhone|iPad/.test(navigator.userAgent) ? 'ios' : null;
}
