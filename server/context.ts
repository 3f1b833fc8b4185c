import { headers } from 'next/headers';
import { notFound as nextNotFound } from 'next/navigation';
import { cache } from 'react';
import type { Caller } from '#core/context.ts';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { type TenantView, tenantByHost } from '#modules/tenants/index.ts';

export type RequestFacts = Omit<Caller, 'authenticate'> & {
  tenant: TenantView;
  host: string;
  secure: boolean;
  address: string;
  userAgent: string;
};

/** What a screen or action knows before anybody is authenticated; the tenant comes from the host alone. */
export const requestFacts = cache(async (): Promise<RequestFacts> => {
  const h = await headers();
  // Next.js fetches action redirects with its own Host; the edge strips this header from outside.
  const host = h.get('x-forwarded-host') ?? h.get('host') ?? '';
  const tenant = (await tenantByHost(host)) ?? nextNotFound();
  return {
    tenant,
    host,
    secure: h.get('x-forwarded-proto') === 'https',
    address: h.get('x-damson-address') ?? '',
    userAgent: (h.get('user-agent') ?? '').slice(0, 300),
    requestId: h.get('x-request-id') ?? newId('request'),
    now: clock.now(),
  };
});
