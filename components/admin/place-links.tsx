'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { cx } from '#components/ui/cx.ts';
import { isHere, PLACE_ICONS, type Place } from './places.ts';

type PlaceLinksProps = { places: Place[]; folded?: boolean; onChosen?: () => void };

export function PlaceLinks({ places, folded = false, onChosen }: PlaceLinksProps) {
  const t = useTranslations('admin.nav');
  const path = usePathname();
  return (
    <nav aria-label={t('label')}>
      <ul className="grid gap-0.5">
        {places.map((place) => {
          const Icon = PLACE_ICONS[place.key];
          const here = isHere(path, place);
          return (
            <li key={place.key}>
              <Link
                href={place.href}
                {...(onChosen && { onClick: onChosen })}
                aria-current={here ? 'page' : undefined}
                title={folded ? t(place.key) : undefined}
                className={cx(
                  'flex h-9 items-center gap-2.5 rounded-base text-sm transition-colors',
                  folded ? 'justify-center' : 'px-2.5',
                  here
                    ? 'bg-accent-tint font-medium text-accent-text'
                    : 'text-muted hover:bg-sunken hover:text-text',
                )}
              >
                <Icon size={18} strokeWidth={here ? 2.1 : 1.75} aria-hidden="true" className="shrink-0" />
                <span className={folded ? 'sr-only' : 'grow truncate'}>{t(place.key)}</span>
                {place.waiting ? (
                  <span className={folded ? 'sr-only' : ''}>
                    <Badge tone="accent">
                      <span aria-hidden="true">{place.waiting}</span>
                      <span className="sr-only">{t('waiting', { n: place.waiting })}</span>
                    </Badge>
                  </span>
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
