'use client';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { VoucherReveal } from './voucher-reveal.tsx';

const Reveal = lazy(() => import('./voucher-reveal.tsx').then((m) => ({ default: m.VoucherReveal })));

/** The code's cover, whose scripts come only where there is a voucher: a page that may show one stays light until then. */
export function RevealLater(props: ComponentProps<typeof VoucherReveal>) {
  return (
    <Suspense>
      <Reveal {...props} />
    </Suspense>
  );
}
