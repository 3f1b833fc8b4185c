import {
  Boxes,
  CodeXml,
  House,
  type LucideIcon,
  PiggyBank,
  ReceiptText,
  Tags,
  UserCheck,
  Users,
} from 'lucide-react';

export type PlaceKey =
  | 'home'
  | 'orders'
  | 'catalogue'
  | 'stock'
  | 'budgets'
  | 'approvals'
  | 'people'
  | 'developers';
export type Place = {
  key: PlaceKey;
  href: string;
  permission: string | null;
  letter: string;
  /** How much waits there for whoever looks. */
  waiting?: number;
};

/** The parts of the console, and the permission that opens each. */
const PLACES: readonly Place[] = [
  { key: 'home', href: '/admin', permission: null, letter: 'h' },
  { key: 'orders', href: '/admin/orders', permission: 'orders.read', letter: 'o' },
  { key: 'catalogue', href: '/admin/catalogue', permission: 'catalog.read', letter: 'c' },
  { key: 'stock', href: '/admin/stock', permission: 'stock.manage', letter: 's' },
  { key: 'budgets', href: '/admin/budgets', permission: 'budgets.read', letter: 'b' },
  { key: 'approvals', href: '/admin/approvals', permission: 'approvals.decide', letter: 'a' },
  { key: 'people', href: '/admin/people', permission: 'members.read', letter: 'p' },
  { key: 'developers', href: '/admin/developers', permission: 'keys.manage', letter: 'd' },
];

export const PLACE_ICONS: Record<PlaceKey, LucideIcon> = {
  home: House,
  orders: ReceiptText,
  catalogue: Tags,
  stock: Boxes,
  budgets: PiggyBank,
  approvals: UserCheck,
  people: Users,
  developers: CodeXml,
};

export function placesFor(permissions: readonly string[]): Place[] {
  return PLACES.filter((place) => place.permission === null || permissions.includes(place.permission));
}

export function isHere(path: string, place: Place): boolean {
  return place.href === '/admin'
    ? path === '/admin'
    : path === place.href || path.startsWith(`${place.href}/`);
}
