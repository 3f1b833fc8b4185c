'use client';
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { rememberOnDevice } from './device.ts';
import { openPalette } from './habits.ts';
import { PlaceLinks } from './place-links.tsx';
import type { Place } from './places.ts';
import { RAIL_COOKIE } from './rail-cookie.ts';

type RailProps = {
  tenant: { name: string; logo: string | null };
  places: Place[];
  folded: boolean;
  /** The way between the program and its sandbox. */
  mode: ReactNode;
  account: ReactNode;
  bell: ReactNode;
};

/** The menu along the start of wide screens; folds to icons. */
export function Rail({ tenant, places, folded: atFirst, mode, account, bell }: RailProps) {
  const t = useTranslations('admin');
  const [folded, setFolded] = useState(atFirst);
  const fold = () => {
    rememberOnDevice(RAIL_COOKIE, folded ? '' : 'icons');
    setFolded(!folded);
  };
  const FoldIcon = folded ? PanelLeftOpen : PanelLeftClose;
  return (
    <aside
      data-folded={folded || undefined}
      className={cx(
        'group/rail hidden shrink-0 border-e border-hairline bg-surface transition-[width] lg:block print:hidden',
        folded ? 'w-14' : 'w-[232px]',
      )}
    >
      <div className="sticky top-0 z-20 flex h-[calc(100dvh-var(--bar))] flex-col gap-3 p-2">
        <div className={cx('flex items-center gap-2', folded ? 'flex-col' : 'h-10 ps-1.5')}>
          <Link
            href="/admin"
            className="flex min-w-0 grow items-center gap-2.5 rounded-sm"
            title={tenant.name}
          >
            <TenantMark name={tenant.name} logo={tenant.logo} size="sm" />
            <span className={cx('truncate text-sm font-semibold', folded && 'sr-only')}>{tenant.name}</span>
          </Link>
          {bell}
          <IconButton
            label={folded ? t('nav.expand') : t('nav.collapse')}
            aria-expanded={!folded}
            onClick={fold}
            className="size-8!"
          >
            <FoldIcon size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          </IconButton>
        </div>
        {!folded && mode}
        <button
          type="button"
          onClick={openPalette}
          title={folded ? t('palette.open') : undefined}
          className={cx(
            'flex h-9 items-center rounded-base border border-hairline bg-bg text-row text-muted hover:border-outline',
            folded ? 'justify-center' : 'gap-2 px-2.5',
          )}
        >
          <Search size={16} aria-hidden="true" className="shrink-0" />
          <span className={cx('grow truncate text-start', folded && 'sr-only')}>{t('palette.open')}</span>
          {!folded && (
            <Kbd>
              <bdi dir="ltr">⌘K</bdi>
            </Kbd>
          )}
        </button>
        <PlaceLinks places={places} folded={folded} />
        <div className="mt-auto">{account}</div>
      </div>
    </aside>
  );
}
