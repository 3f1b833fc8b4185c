/** What every layer may know of a tenant without asking the tenants module. */
export type TenantRef = {
  id: string;
  slug: string;
  name: string;
  mode: 'live' | 'sandbox';
  currency: string;
  locale: string;
  timeZone: string;
  /** What the installation allows it at most, as it was seconds ago; left out or null: as much as it likes. */
  limits?: TenantLimits;
};

export type TenantLimits = { members: number | null; ordersADay: number | null; callsAMinute: number | null };
