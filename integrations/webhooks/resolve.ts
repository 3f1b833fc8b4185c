import { Resolver } from 'node:dns/promises';

export type Address = { address: string; family: 4 | 6 };
export type Resolve = (hostname: string) => Promise<Address[]>;

// Not the system's look-up: that has few threads for the whole process, and a slow name server would take them all.
const resolver = new Resolver({ timeout: 2_000, tries: 2 });

/** All addresses of a name by DNS; the hosts file of this machine has no say. */
export const addressesOf: Resolve = async (hostname) => {
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  return [
    ...(v4.status === 'fulfilled' ? v4.value.map((address) => ({ address, family: 4 as const })) : []),
    ...(v6.status === 'fulfilled' ? v6.value.map((address) => ({ address, family: 6 as const })) : []),
  ];
};
