/** What every layer may know of a tenant without asking the tenants module. */
export type TenantRef = {
  id: string;
  slug: string;
  name: string;
  mode: 'live' | 'sandbox';
  currency: string;
  locale: string;
  timeZone: string;
};
