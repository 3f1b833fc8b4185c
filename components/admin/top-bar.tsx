'use client';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { openPalette } from './habits.ts';
import { PlaceLinks } from './place-links.tsx';
import type { Place } from './places.ts';
import { SideDrawer } from './side-drawer.tsx';

type TopBarProps = {
  tenant: { name: string; logo: string | null };
  places: Place[];
  mode: ReactNode;
  account: ReactNode;
  bell: ReactNode;
};

/** The head of phones and tablets: the menu behind a button, and the search. */
export function TopBar({ tenant, places, mode, account, bell }: TopBarProps) {
  const t = useTranslations('admin');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <header className={BAR}>
      <IconButton label={t('nav.menu')} aria-expanded={open} onClick={() => setOpen(true)}>
        <MenuIcon size={20} aria-hidden="true" />
      </IconButton>
      <span className="flex min-w-0 grow items-center gap-2.5 text-sm font-semibold">
        <TenantMark name={tenant.name} logo={tenant.logo} size="sm" />
        <span className="truncate">{tenant.name}</span>
      </span>
      {bell}
      <IconButton label={t('palette.open')} onClick={openPalette}>
        <Search size={20} aria-hidden="true" />
      </IconButton>
      <SideDrawer open={open} onClose={close} title={tenant.name} closeLabel={t('common.close')}>
        {mode && <div className="pb-2">{mode}</div>}
        <PlaceLinks places={places} onChosen={close} />
        <div className="mt-auto border-t border-hairline pt-3">{account}</div>
      </SideDrawer>
    </header>
  );
}

const BAR =
  'sticky top-0 z-20 flex h-14 items-center gap-1 border-b border-hairline bg-surface px-2 ' +
  'lg:hidden print:hidden';
