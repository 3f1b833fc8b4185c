'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Sign } from '#components/ui/sign.tsx';
import type { Messages } from '#i18n/messages.ts';
import { OnItsWay } from './on-its-way.tsx';

export type PlaceWords = Messages['nav'] & { recognition: string };
const PLACES = [
  { href: '/', key: 'home', sign: 'home', also: null },
  { href: '/browse', key: 'browse', sign: 'search', also: '/p/' },
  { href: '/vouchers', key: 'vouchers', sign: 'ticket', also: null },
  { href: '/recognition', key: 'recognition', sign: 'heart', also: null },
  // On a phone the balance on the first screen leads there.
  { href: '/points', key: 'points', also: null },
  { href: '/you', key: 'you', sign: 'you', also: null },
] as const;

function isHere(path: string, place: (typeof PLACES)[number]): boolean {
  if (place.href === '/') return path === '/';
  return path.startsWith(place.href) || (place.also !== null && path.startsWith(place.also));
}

/** The five places at the thumb. */
export function BottomBar({ words }: { words: PlaceWords }) {
  const path = usePathname();
  return (
    <nav aria-label={words.label} className="bottom-bar">
      <ul className="grid grid-cols-5">
        {PLACES.filter((place) => 'sign' in place).map((place) => {
          const here = isHere(path, place);
          return (
            <li key={place.href}>
              <Link href={place.href} aria-current={here ? 'page' : undefined} className="place">
                <OnItsWay />
                <Sign name={place.sign} className="w-5.5" />
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
              <Link href={place.href} aria-current={here ? 'page' : undefined} className="top-place">
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
