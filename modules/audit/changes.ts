import type { AuditRow } from './schema.ts';

const MOST_FIELDS = 40;
const LONGEST = 300;
type Json = Record<string, unknown>;

/** What a verb noted, field by field: with before and after where it noted both, else as it is now. */
export function changesOf(detail: Json): AuditRow['changes'] {
  const { before, after, ...rest } = detail;
  const both = 'before' in detail && 'after' in detail;
  const plain = Object.entries(both ? rest : detail).map(([field, value]) => one(field, undefined, value));
  if (!both) return plain.slice(0, MOST_FIELDS);
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  return [...changed.map((name) => one(name, was[name], is[name])), ...plain].slice(0, MOST_FIELDS);
}

/** A value that is no object is a field by itself. */
function fieldsOf(value: unknown): Json {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Json;
  return value === undefined || value === null ? {} : { value };
}

const one = (field: string, before: unknown, after: unknown) => ({
  field,
  before: inWords(before),
  after: inWords(after),
});

function inWords(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST);
}
