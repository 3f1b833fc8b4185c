'use client';
import { useSyncExternalStore } from 'react';

export type Route =
  | { at: 'home' }
  | { at: 'product'; listingId: string }
  | { at: 'vouchers' }
  | { at: 'voucher'; voucherId: string };

/** The frame's place stands behind the hash, so that the browser's Back works in it and no server hears of it. */
export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, currentPath, () => '/');
  return routeOf(path);
}

export function goTo(path: string): void {
  if (routeOf(path).at !== 'home' || path === '/') window.location.hash = path;
}

/** What the address brings: a one-time code, which is taken out of it at once, and where to begin. */
export function takeCode(): string | null {
  const query = new URLSearchParams(window.location.hash.slice(1));
  const code = query.get('code');
  if (!code) return null;
  const path = query.get('path') ?? '/';
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}#${path}`);
  return code;
}

function routeOf(path: string): Route {
  const [, place, id = ''] = path.split('/');
  if (place === 'p' && /^lst_[0-9a-z]{26}$/.test(id)) return { at: 'product', listingId: id };
  if (place === 'vouchers') {
    return /^vch_[0-9a-z]{26}$/.test(id) ? { at: 'voucher', voucherId: id } : { at: 'vouchers' };
  }
  return { at: 'home' };
}

const currentPath = () => window.location.hash.slice(1) || '/';

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
