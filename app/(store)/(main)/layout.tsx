import Link from 'next/link';
import type { ReactNode } from 'react';
import { CartBadge } from '#app/(store)/_lib/cart-badge.tsx';
import { frame } from '#app/(store)/_lib/frame.ts';
import { Device } from '#components/pwa/device.tsx';
import { BottomBar, TopLinks } from '#components/store/nav.tsx';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { loadWords } from '#i18n/areas.ts';

/** The storefront around every screen: links above on a desk, at the thumb on a phone. */
export default async function StoreLayout({ children }: { children: ReactNode }) {
  const { tenant, member, messages, locale } = await frame();
  const { common } = messages;
  const nav = { ...messages.nav, recognition: (await loadWords('recognition', locale)).nav };
  return (
    <>
      <a
        href="#main"
        className={`${buttonClass({ variant: 'primary' })} fixed start-2 top-2 z-50 not-focus:sr-only`}
      >
        {common.skip}
      </a>
      <header className="sticky top-0 z-20 hidden border-b border-hairline bg-surface md:block">
        <div className="mx-auto flex h-16 max-w-280 items-center gap-8 px-6">
          <Link href="/" className="flex min-w-0 items-center gap-2.5 rounded-sm font-semibold">
            <TenantMark name={tenant.name} logo={tenant.theme.logo} />
            <span className="truncate">{tenant.name}</span>
          </Link>
          <TopLinks words={nav} />
          <span className="ms-auto">
            <CartBadge />
          </span>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto max-w-280 px-4 pb-[calc(5.5rem+env(safe-area-inset-bottom))] outline-none md:px-6 md:pb-16"
      >
        {children}
      </main>
      <BottomBar words={nav} />
      {member && <Device owner={member.id} />}
    </>
  );
}
