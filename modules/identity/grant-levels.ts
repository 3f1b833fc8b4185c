import type { AccessLevel } from './grant-schema.ts';
import { PERMISSIONS, type Permission } from './permissions.ts';

const LOOKS: readonly Permission[] = PERMISSIONS.filter((p) => p.endsWith('.read'));

/**
 * What somebody who runs the installation may do in a program that they were let into. Nothing here shows a code, gives
 * points away, decides for a second person, or makes an access that would outlast the grant: no operators, members, keys,
 * portals or webhooks. So it names what they may, and a new permission is none of it.
 */
export const GRANT_LEVELS: Readonly<Record<AccessLevel, readonly Permission[]>> = {
  look: LOOKS,
  help: [...LOOKS, 'budgets.manage', 'catalog.manage', 'orders.manage', 'settings.manage', 'stock.manage'],
};
