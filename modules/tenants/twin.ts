import { originOf } from './origin.ts';
import { selectTwin } from './store.ts';

/** Where the console of a program's sandbox is, or of a sandbox's program; null where it has none in use. */
export async function consoleOfTwin(tenantId: string): Promise<string | null> {
  const twin = await selectTwin(tenantId);
  return twin && `${await originOf(twin)}/admin`;
}
