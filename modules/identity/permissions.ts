/** Every permission there is. Roles and API keys hold some of these, and nothing else. */
export const PERMISSIONS = [
  'catalog.manage',
  'catalog.read',
  'keys.manage',
  'members.manage',
  'members.read',
  'operators.manage',
  'orders.place',
  'orders.read',
  'points.grant',
  'stock.manage',
  'suppliers.manage',
  'suppliers.read',
  'vouchers.reveal',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The roles that a new tenant starts with. */
export const STARTING_ROLES: Record<string, readonly Permission[]> = {
  Owner: PERMISSIONS,
  Finance: ['members.read', 'orders.read', 'points.grant', 'suppliers.read'],
  Viewer: ['catalog.read', 'members.read', 'orders.read'],
};
