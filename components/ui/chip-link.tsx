import Link from 'next/link';
import type { ReactNode } from 'react';

/** A filter that is a link: on or off, kept in the URL. */
export function ChipLink({ href, on, children }: { href: string; on: boolean; children: ReactNode }) {
  return (
    <Link href={href} scroll={false} replace aria-current={on ? 'true' : undefined} className="chip">
      {children}
    </Link>
  );
}
