import { refuse } from '#lib/errors.ts';
import type { Ctx } from './context.ts';

/**
 * Refuses to write over settings that somebody else has changed since the person looked, and names what. Of two who
 * save at once, the second waits for the first. Whoever does not say what they saw writes over all.
 */
export async function refuseIfChanged<S extends object>(
  ctx: Ctx,
  {
    place,
    seen,
    read,
  }: { place: string; seen: NonNullable<S> | null | undefined; read: () => Promise<S | null> },
): Promise<S | null> {
  await ctx.sql`select pg_advisory_xact_lock(hashtextextended(${`settings ${ctx.tenant.id} ${place}`}, 0))`;
  const now = await read();
  if (seen === undefined) return now;
  const fields = Object.keys({ ...seen, ...now }) as (keyof S)[];
  const changed = fields.filter((field) => text(seen?.[field]) !== text(now?.[field]));
  if (changed.length === 0) return now;
  const what = changed.map((f) => `${String(f)} from ${text(seen?.[f])} to ${text(now?.[f])}`).join(', ');
  return refuse('conflict', {
    message: `Somebody else has changed this meanwhile: ${what}. Nothing was saved. Save again to write over it.`,
    params: { changed: changed.join(' ') },
  });
}

/** A value as it is told and compared, whatever the order of its parts. */
function text(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.map(text).join(' + ') || 'nothing';
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
  return parts.map(([name, part]) => `${name} ${text(part)}`).join(', ');
}
