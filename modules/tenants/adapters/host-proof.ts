import { txtOf } from '#integrations/dns/txt.ts';
import { env } from '#lib/env.ts';
import { recordOf } from '../host-name.ts';

/** What stands in the DNS where the proof of a host has to be; null when no server answered. */
export async function lookForProof(host: string): Promise<string[] | null> {
  const servers = env().DNS_SERVERS.split(',').filter(Boolean);
  return txtOf(recordOf(host), servers);
}
