'use client';
import { CircleUserRound, Gem, Heart, House, Search, Ticket } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cx } from '#components/ui/cx.ts';
import type { Messages } from '#i18n/messages.ts';
import { OnItsWay } from './on-its-way.tsx';

export type PlaceWords = Messages['nav'] & { recognition: string };
const PLACES = [
  { href: '/', key: 'home', icon: House, also: null },
  { href: '/browse', key: 'browse', icon: Search, also: '/p/' },
  { href: '/vouchers', key: 'vouchers', icon: Ticket, also: null },
  { href: '/recognition', key: 'recognition', icon: Heart, also: null },
  // On a phone the balance on the first screen leads there.
  { href: '/points', key: 'points', icon: Gem, also: null, top: true },
  { href: '/you', key: 'you', icon: CircleUserRound, also: null },
] as const;

function isHere(path: string, place: (typeof PLACES)[number]): boolean {
  if (place.href === '/') return path === '/';
  return path.startsWith(place.href) || (place.also !== null && path.startsWith(place.also));
}

/** The five places at the thumb. */
export function BottomBar({ words }: { words: PlaceWords }) {
  const path = usePathname();
  return (
    <nav
      aria-label={words.label}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-hairline bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid grid-cols-5">
        {PLACES.filter((place) => !('top' in place)).map((place) => {
          const here = isHere(path, place);
          return (
            <li key={place.href}>
              <Link
                href={place.href}
                aria-current={here ? 'page' : undefined}
                className={cx(
                  'relative grid h-16 place-content-center justify-items-center gap-1 text-xs -outline-offset-2!',
                  here ? 'font-medium text-accent-text' : 'text-muted',
                )}
              >
                <OnItsWay />
                <place.icon size={22} strokeWidth={here ? 2.25 : 1.75} aria-hidden="true" />
                <span className="max-w-full truncate px-0.5">{words[place.key]}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The same places along the top of wide screens. */
export function TopLinks({ words }: { words: PlaceWords }) {
  const path = usePathname();
  return (
    <nav aria-label={words.label}>
      <ul className="flex gap-1">
        {PLACES.map((place) => {
          const here = isHere(path, place);
          return (
            <li key={place.href}>
              <Link
                href={place.href}
                aria-current={here ? 'page' : undefined}
                className={cx(
                  'relative inline-flex h-10 items-center rounded-base px-3.5 text-sm font-medium transition-colors',
                  here ? 'bg-accent-tint text-accent-text' : 'text-muted hover:bg-sunken hover:text-text',
                )}
              >
                <OnItsWay />
                {words[place.key]}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
