import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PLACE_ICONS, type Place } from './places.ts';

/** The parts that are open to somebody who may not see orders. */
export function OpenPlaces({ places }: { places: Place[] }) {
  const t = useTranslations('admin');
  return (
    <div className="px-4 lg:px-6">
      <p className="mb-3 max-w-prose text-sm text-muted">{t('home.limited')}</p>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {places.map((place) => {
          const Icon = PLACE_ICONS[place.key];
          return (
            <li key={place.key}>
              <Link href={place.href} className={TILE}>
                <Icon size={18} aria-hidden="true" className="text-accent-text" />
                {t(`nav.${place.key}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const TILE =
  'flex items-center gap-3 rounded-base border border-hairline bg-surface p-4 text-sm font-medium ' +
  'hover:bg-sunken';
