'use client';
import { KeyRound, LogOut, Server } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { leavePlatform } from '#server/actions/platform.ts';
import { PasswordDialog } from './password-dialog.tsx';

const PLACES = ['programs', 'health', 'operators'] as const;

/** Where one is in the installation's area, and who. */
export function AreaBar({ name, email }: { name: string; email: string }) {
  const t = useTranslations('platform');
  const path = usePathname();
  const [changing, setChanging] = useState(false);
  const [leaving, start] = useTransition();
  const leave = () =>
    start(async () => {
      const left = await leavePlatform().catch(() => null);
      if (left?.ok) window.location.assign(left.data.next);
    });
  const isHere = (place: (typeof PLACES)[number]) =>
    place === 'programs'
      ? path === '/platform' || path.startsWith('/platform/programs')
      : path.startsWith(`/platform/${place}`);
  const tabs = PLACES.map((place) => ({
    href: place === 'programs' ? '/platform' : `/platform/${place}`,
    label: t(`nav.${place}`),
    current: isHere(place),
  }));
  return (
    <header className="sticky top-0 z-20 border-b border-hairline bg-surface">
      <div className="mx-auto flex min-h-14 w-full max-w-[72rem] flex-wrap items-center gap-x-6 px-4 lg:px-6">
        <Link href="/platform" className="flex h-14 items-center gap-2 rounded-sm text-sm font-semibold">
          <Server size={18} aria-hidden="true" className="text-accent-text" />
          {t('name')} <span className="font-normal text-muted max-sm:sr-only">{t('area')}</span>
        </Link>
        <Tabs
          label={t('nav.label')}
          tabs={tabs}
          className="order-3 w-full pb-2 sm:order-none sm:w-auto sm:grow sm:pb-0"
        />
        <div className="ms-auto">
          <Menu label={name} triggerClass={TRIGGER} trigger={<Avatar name={name} />}>
            <p className="truncate px-3 pt-2 text-sm font-medium">{name}</p>
            <p className="truncate border-b border-hairline px-3 pb-2 text-xs text-muted">{email}</p>
            <button type="button" className={MENU_ITEM} onClick={() => setChanging(true)}>
              <KeyRound size={16} aria-hidden="true" />
              {t('account.password')}
            </button>
            <button type="button" className={MENU_ITEM} onClick={leave} disabled={leaving}>
              <LogOut size={16} aria-hidden="true" className="rtl:-scale-x-100" />
              {t('account.signOut')}
            </button>
          </Menu>
        </div>
      </div>
      <PasswordDialog open={changing} onClose={() => setChanging(false)} />
    </header>
  );
}

const TRIGGER = 'grid size-10 place-items-center rounded-full hover:bg-sunken';
