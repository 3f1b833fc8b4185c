/** The tables that row security does not keep to one tenant, each with the reason why it may be so. */
export const GLOBAL_TABLES: Readonly<Record<string, string>> = {
  brands: 'the catalogue is shared by the installation; the app may only read it',
  categories: 'the catalogue is shared by the installation; the app may only read it',
  products: 'the catalogue is shared by the installation; the app may only read it',
  tenants:
    'found before a tenant is known; a tenant may only change its own theme, name, locale and languages',
  tenant_hosts: 'finds the tenant of a host name; a tenant may only write its own hosts',
  outbox: 'ids only, so that one worker serves all tenants; the events themselves are behind row security',
  rate_limits: 'counters that all processes share, named by tenant; no personal data',
  webhook_queue: 'ids and times only, so that one worker serves all tenants’ endpoints in turn',
  platform_audit: 'what the installation did over tenants; the app has no right to it at all',
  platform_calls: 'answers to repeated calls of the installation; the app has no right to it at all',
  platform_operators: 'who runs the installation; the app has no right to it at all',
  platform_sessions: 'their signed-in devices; the app has no right to it at all',
  platform_links: 'ways in that were mailed to them; the app has no right to it at all',
  worker_leases: 'names of worker processes and when they were last heard of; they serve all tenants',
};
