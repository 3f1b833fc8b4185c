/** Beyond so many, the writers of one tenant only wait for each other: they meet at the same account rows. */
const AT_ONCE = 3;
const LONGEST_WAIT_MS = 500;

type Line = { busy: number; waiting: Set<() => void> };
const lines = new Map<string, Line>();

/**
 * Lets a few writers of a tenant work at once in this process. The others queue here, where waiting costs
 * nothing and holds no connection, and not in the database on a locked row. It orders, it does not protect:
 * who has waited for long goes ahead, so that slow work never stops what others want.
 */
export async function inTurn<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  const line = lines.get(tenantId) ?? { busy: 0, waiting: new Set() };
  lines.set(tenantId, line);
  if (line.busy >= AT_ONCE) await myTurn(line);
  line.busy += 1;
  try {
    return await work();
  } finally {
    line.busy -= 1;
    const [next] = line.waiting;
    if (next) next();
    else if (line.busy === 0) lines.delete(tenantId);
  }
}

function myTurn(line: Line): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(late);
      line.waiting.delete(go);
      resolve();
    };
    const late = setTimeout(go, LONGEST_WAIT_MS);
    line.waiting.add(go);
  });
}
