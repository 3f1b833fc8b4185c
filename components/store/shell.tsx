'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { BottomBar, type PlaceWords, TopLinks } from './nav.tsx';
import { useSpeech } from './speech.tsx';

type ShellProps = {
  name: string;
  logo: string | null;
  words: PlaceWords;
  cart: ReactNode;
  children: ReactNode;
};

/** The storefront around every screen: links above on a desk, at the thumb on a phone. */
export function Shell({ name, logo, words, cart, children }: ShellProps) {
  const { common } = useSpeech();
  return (
    <>
      <a
        href="#main"
        className="button fixed start-2 top-2 z-50 h-10 bg-accent px-4 text-on-accent not-focus:sr-only"
      >
        {common.skip}
      </a>
      <header className="top-bar">
        <div>
          <Link href="/" className="flex min-w-0 items-center gap-2.5 rounded-sm font-semibold">
            <TenantMark name={name} logo={logo} />
            <span className="truncate">{name}</span>
          </Link>
          <TopLinks words={words} />
          <span className="ms-auto">{cart}</span>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="page">
        {children}
      </main>
      <BottomBar words={words} />
    </>
  );
}
