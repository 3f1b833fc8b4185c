/** Every permission there is. Roles and API keys hold some of these, and nothing else. */
export const PERMISSIONS = [
  'budgets.manage',
  'budgets.read',
  'catalog.manage',
  'catalog.read',
  'keys.manage',
  'keys.rotate',
  'ledger.read',
  'members.manage',
  'members.read',
  'operators.manage',
  'orders.manage',
  'orders.place',
  'orders.read',
  'orders.refund',
  'payments.manage',
  'points.grant',
  'points.manage',
  'redemptions.check',
  'redemptions.make',
  'stock.manage',
  'suppliers.manage',
  'suppliers.read',
  'vouchers.reveal',
  'webhooks.manage',
  'webhooks.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The roles that a new tenant starts with. */
export const STARTING_ROLES: Record<string, readonly Permission[]> = {
  Owner: PERMISSIONS,
  Finance: ['budgets.manage', 'budgets.read', 'ledger.read', 'members.read', 'orders.read', 'orders.refund', 'points.grant', 'points.manage', 'suppliers.read'],
  Merchant: ['redemptions.check', 'redemptions.make'],
  Viewer: ['budgets.read', 'catalog.read', 'members.read', 'orders.read'],
};
