'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cx } from '#components/ui/cx.ts';

type SettingsNavProps = { label: string; places: { href: string; label: string }[] };

/** The pages of the settings: beside them on wide screens, above them on others. */
export function SettingsNav({ label, places }: SettingsNavProps) {
  const path = usePathname();
  return (
    <nav
      aria-label={label}
      className="shrink-0 border-hairline max-xl:border-b xl:w-48 xl:border-e xl:py-5 xl:ps-3 xl:pe-2"
    >
      <p className="mb-2 px-3 text-xs font-medium text-muted max-xl:hidden">{label}</p>
      <ul className="flex gap-1 overflow-x-auto px-4 py-2 no-scrollbar lg:px-6 xl:grid xl:gap-0.5 xl:p-0">
        {places.map((place) => {
          const here = path === place.href || path.startsWith(`${place.href}/`);
          return (
            <li key={place.href} className="shrink-0">
              <Link
                href={place.href}
                aria-current={here ? 'page' : undefined}
                className={cx(
                  'flex h-8 items-center rounded-base px-3 text-row whitespace-nowrap transition-colors',
                  here
                    ? 'bg-accent-tint font-medium text-accent-text'
                    : 'text-muted hover:bg-sunken hover:text-text',
                )}
              >
                {place.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
