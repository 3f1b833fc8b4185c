import { BlockList, isIP } from 'node:net';
import { env } from '#lib/env.ts';
import { refuse } from '#lib/errors.ts';

/** What is not the public network: own machine, own network, link-local with its metadata services, special uses. */
const V4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12']
  .concat(['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'])
  .concat(['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']);
/** Within 2000::/3, which alone is routed: ways to an IPv4 address, documentation, protocol assignments. */
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refused = new BlockList();
const routed = new BlockList();
for (const [type, nets] of [
  ['ipv4', V4],
  ['ipv6', V6],
] as const) {
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    refused.addSubnet(address, Number(bits), type);
  }
}
routed.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is somebody's on the public network. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused.check(address, 'ipv4');
  return family === 6 && routed.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** Whether the installation allows this host and port to be in its own network and to speak plain HTTP. */
export function isTrusted({ hostname, port, protocol }: URL): boolean {
  const at = `${hostname}:${port || (protocol === 'http:' ? '80' : '443')}`;
  return env()
    .WEBHOOK_TRUSTED_HOSTS.split(',')
    .some((host) => host.trim().toLowerCase() === at);
}

/** The address as it will be asked, or a refusal. What a name stands for is looked at again at each connection. */
export function checkedAddress(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    refuse('invalid', fault('an address that begins with https://'));
  if (url.username || url.password) refuse('invalid', fault('an address without a user name and password'));
  if (url.hash) refuse('invalid', fault('an address without #'));
  if (isTrusted(url)) return url.href;
  if (url.protocol !== 'https:') refuse('invalid', fault('an address that begins with https://'));
  const port = Number(url.port || 443);
  if (port !== 443 && port < 1024) refuse('invalid', fault('port 443 or one above 1023'));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const named =
    isIP(host) === 0 && /\.[a-z0-9-]+\.?$/.test(host) && !/\.(localhost|local|internal)\.?$/.test(host);
  if (!named && !isPublicAddress(host)) refuse('invalid', fault('an address on the public network'));
  return url.href;
}

function fault(wanted: string) {
  const message = `Give ${wanted}.`;
  return { message, fields: [{ field: 'url', message }] };
}
