import {
  Boxes,
  CodeXml,
  Gift,
  House,
  type LucideIcon,
  PiggyBank,
  ReceiptText,
  Settings,
  Tags,
  Truck,
  UserCheck,
  Users,
} from 'lucide-react';
import { SETTINGS_PERMISSIONS } from './settings-places.ts';

export type PlaceKey =
  | 'home'
  | 'orders'
  | 'catalogue'
  | 'stock'
  | 'rewards'
  | 'suppliers'
  | 'budgets'
  | 'approvals'
  | 'people'
  | 'developers'
  | 'settings';
export type Place = {
  key: PlaceKey;
  href: string;
  /** What opens it; of several any one. */
  permission: string | readonly string[] | null;
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
  { key: 'rewards', href: '/admin/rewards', permission: 'rewards.read', letter: 'r' },
  { key: 'suppliers', href: '/admin/suppliers', permission: 'suppliers.read', letter: 'u' },
  { key: 'budgets', href: '/admin/budgets', permission: 'budgets.read', letter: 'b' },
  { key: 'approvals', href: '/admin/approvals', permission: 'approvals.decide', letter: 'a' },
  { key: 'people', href: '/admin/people', permission: 'members.read', letter: 'p' },
  { key: 'developers', href: '/admin/developers', permission: 'keys.manage', letter: 'd' },
  { key: 'settings', href: '/admin/settings', permission: SETTINGS_PERMISSIONS, letter: 'e' },
];

export const PLACE_ICONS: Record<PlaceKey, LucideIcon> = {
  home: House,
  orders: ReceiptText,
  catalogue: Tags,
  stock: Boxes,
  rewards: Gift,
  suppliers: Truck,
  budgets: PiggyBank,
  approvals: UserCheck,
  people: Users,
  developers: CodeXml,
  settings: Settings,
};

export function placesFor(permissions: readonly string[]): Place[] {
  return PLACES.filter(
    ({ permission }) => permission === null || [permission].flat().some((one) => permissions.includes(one)),
  );
}

export function isHere(path: string, place: Place): boolean {
  return place.href === '/admin'
    ? path === '/admin'
    : path === place.href || path.startsWith(`${place.href}/`);
}
