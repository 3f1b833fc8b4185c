/**
 * Every column that is sealed under a tenant's data keys: `sealed` opens with the key `key_id` and a context of the
 * tenant and one more column of the row. What is not on this list is not sealed anew when the key changes.
 */
export const SEALED_TABLES = [
  { table: 'stock_codes', boundTo: 'fingerprint' },
  { table: 'vouchers', boundTo: 'fingerprint' },
  { table: 'supplier_accounts', boundTo: 'id' },
  { table: 'payment_accounts', boundTo: 'id' },
  { table: 'webhook_endpoints', boundTo: 'id' },
  { table: 'embed_keys', boundTo: 'id' },
  { table: 'rewards', boundTo: 'id' },
  { table: 'push_devices', boundTo: 'id' },
] as const;
export type SealedTable = (typeof SEALED_TABLES)[number];
