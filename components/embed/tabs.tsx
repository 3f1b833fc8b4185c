'use client';
import { Gift, Ticket } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';
import { useFrame } from './frame.ts';
import type { Route } from './route.ts';

/** The two places of the microsite. */
export function Tabs({ route }: { route: Route }) {
  const { words } = useFrame();
  const mine = route.at === 'vouchers' || route.at === 'voucher';
  const places = [
    { path: '/', name: words.rewards, icon: Gift, here: !mine },
    { path: '/vouchers', name: words.mine, icon: Ticket, here: mine },
  ];
  return (
    <nav aria-label={words.navigation} className="mb-3 flex gap-1 border-b border-hairline">
      {places.map((place) => (
        <a
          key={place.path}
          href={`#${place.path}`}
          aria-current={place.here ? 'page' : undefined}
          className={cx(
            '-mb-px inline-flex h-11 items-center gap-2 border-b-2 px-3 text-sm font-medium',
            place.here ? 'border-accent text-accent-text' : 'border-transparent text-muted hover:text-text',
          )}
        >
          <place.icon size={18} aria-hidden="true" />
          {place.name}
        </a>
      ))}
    </nav>
  );
}
