import type { ReactNode } from 'react';
import { CartBadge } from '#app/(store)/_lib/cart-badge.tsx';
import { frame } from '#app/(store)/_lib/frame.ts';
import { Device } from '#components/pwa/device.tsx';
import { Shell } from '#components/store/shell.tsx';
import { loadWords } from '#i18n/areas.ts';

export default async function StoreLayout({ children }: { children: ReactNode }) {
  const { tenant, member, messages, locale } = await frame();
  const words = { ...messages.nav, recognition: (await loadWords('recognition', locale)).nav };
  return (
    <>
      <Shell name={tenant.name} logo={tenant.theme.logo} words={words} cart={<CartBadge />}>
        {children}
      </Shell>
      {member && <Device owner={member.id} />}
    </>
  );
}
