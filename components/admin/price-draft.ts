import type { PriceRule, PriceRuleView } from '#modules/catalog/schema.ts';

/** A rule while it is edited: a key of its own, and the name of what it is for. */
export type Draft = PriceRule & { key: number; name: string | null };

export function draftsOf(rules: readonly PriceRuleView[]): Draft[] {
  return rules.map(({ listings: _, ...rule }, key) => ({ ...rule, key }));
}

export function newDraft(key: number): Draft {
  return { key, name: null, scope: 'all', target: '', markupBasisPoints: 0, markupPoints: 0, roundTo: 1 };
}

/** The rules as the server takes them. */
export function rulesOf(drafts: readonly Draft[]): PriceRule[] {
  return drafts.map(({ key: _, name: __, ...rule }) => rule);
}

export function isComplete(drafts: readonly Draft[]): boolean {
  return drafts.every((d) => d.scope === 'all' || d.target !== '');
}

/** The list with one of its rules at another place. */
export function moved(drafts: readonly Draft[], from: number, to: number): Draft[] {
  const rest = drafts.filter((_, i) => i !== from);
  const it = drafts[from];
  return it && to >= 0 && to < drafts.length ? [...rest.slice(0, to), it, ...rest.slice(to)] : [...drafts];
}

/** "2.5" as basis points; null when it is no share between 0 and 1,000 %. */
export function basisPoints(text: string): number | null {
  if (!/^\d{1,4}([.,]\d{1,2})?$/.test(text.trim())) return null;
  const value = Math.round(Number(text.trim().replace(',', '.')) * 100);
  return value <= 100_000 ? value : null;
}
