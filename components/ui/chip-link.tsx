import Link from 'next/link';
import type { ReactNode } from 'react';
import { CHIP, CHIP_OFF, CHIP_ON } from './choice.tsx';
import { cx } from './cx.ts';

/** A filter that is a link: on or off, kept in the URL. */
export function ChipLink({ href, on, children }: { href: string; on: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      scroll={false}
      replace
      aria-current={on ? 'true' : undefined}
      className={cx(CHIP, on ? CHIP_ON : CHIP_OFF)}
    >
      {children}
    </Link>
  );
}
