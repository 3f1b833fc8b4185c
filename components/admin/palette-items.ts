import type { LucideIcon } from 'lucide-react';
import { ReceiptText, Search, User } from 'lucide-react';
import type { MemberRow } from '#modules/identity/schema.ts';
import type { OrderRow } from '#modules/orders/schema.ts';
import { PLACE_ICONS, type Place, type PlaceKey } from './places.ts';

export type PaletteItem = { id: string; href: string; label: string; detail?: string; icon: LucideIcon };
export type PaletteGroup = { key: 'pages' | 'orders' | 'people'; items: PaletteItem[] };

export function pageItems(places: Place[], typed: string, name: (key: PlaceKey) => string): PaletteItem[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return places
    .map((p) => ({ id: p.key, href: p.href, label: name(p.key), icon: PLACE_ICONS[p.key] }))
    .filter((item) => item.label.toLocaleLowerCase().includes(wanted));
}

/** An order, with what of it was met where its name does not show that. */
export function orderItem(
  order: OrderRow,
  money: (amount: number, currency: string) => string,
  by: (how: 'voucher' | 'reference') => string,
): PaletteItem {
  const worth = money(order.denomination, order.currency);
  const how = order.foundBy === 'voucher' || order.foundBy === 'reference' ? by(order.foundBy) : null;
  return {
    id: order.orderId,
    href: `/admin/orders/${order.orderId}`,
    label: `${order.recipient.name ?? order.recipient.email} · ${order.productName}`,
    detail: how ? `${how} · ${worth}` : worth,
    icon: ReceiptText,
  };
}

export function personItem(person: MemberRow): PaletteItem {
  return {
    id: person.memberId,
    href: `/admin/people/${person.memberId}`,
    label: person.name,
    detail: person.email,
    icon: User,
  };
}

export function allItem(kind: 'orders' | 'people', typed: string, label: string): PaletteItem {
  return {
    id: `all-${kind}`,
    href: `/admin/${kind}?q=${encodeURIComponent(typed.trim())}`,
    label,
    icon: Search,
  };
}
