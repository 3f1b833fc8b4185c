import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { selectDecided, selectMoves, selectNamed, selectVersions } from './price-queries.ts';
import { insertPriceList, lockPrices, updateTerms } from './price-store.ts';
import {
  PRODUCT_KINDS,
  type PriceListView,
  type PricePreview,
  type PriceRule,
  type PriceVersion,
  previewPricesInput,
  setPriceRulesInput,
} from './schema.ts';

const KINDS: ReadonlySet<string> = new Set(PRODUCT_KINDS);

/** The rules that prices follow now, first match first, and how many listings each decides. */
export const priceRules = verb({
  name: 'catalog.priceRules',
  permission: 'catalog.read',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<PriceListView> => {
    const [last] = await selectVersions(ctx, 1);
    const rules = last?.rules ?? [];
    const [named, decided] = await Promise.all([selectNamed(ctx, rules), selectDecided(ctx, rules)]);
    return {
      version: last?.version ?? 0,
      rules: rules.map((r, n) => ({ ...r, name: named[n]?.name ?? null, listings: decided.get(n) ?? 0 })),
      unruled: decided.get(-1) ?? 0,
      changedAt: last?.at ?? null,
      changedBy: last?.by ?? null,
    };
  },
});

/** What these rules would make of the prices, before anybody pays them. */
export const previewPrices = verb({
  name: 'catalog.previewPrices',
  permission: 'catalog.manage',
  reads: true,
  input: previewPricesInput,
  run: async (ctx, { rules }): Promise<PricePreview> => {
    await checkTargets(ctx, rules);
    const [moves, decided] = await Promise.all([selectMoves(ctx, rules), selectDecided(ctx, rules)]);
    return { ...moves, decides: rules.map((_, n) => decided.get(n) ?? 0) };
  },
});

/** Puts these rules in the place of the present ones: every price follows them from now on, quotes keep theirs. */
export const setPriceRules = verb({
  name: 'catalog.setPriceRules',
  permission: 'catalog.manage',
  input: setPriceRulesInput,
  run: async (ctx, { version, rules, reason }): Promise<{ version: number; changed: number }> => {
    await checkTargets(ctx, rules);
    await lockPrices(ctx, 'alone');
    const [last] = await selectVersions(ctx, 1);
    if ((last?.version ?? 0) !== version) refuseOlder(last);
    const changed = await updateTerms(ctx, rules);
    const next = { version: version + 1, rules, reason, changed };
    if (!(await insertPriceList(ctx, next))) refuseOlder(undefined);
    ctx.emit({
      type: 'prices.changed',
      objectType: 'price_list',
      objectId: String(next.version),
      data: { version: next.version, listings: changed },
    });
    ctx.note({
      objectId: String(next.version),
      detail: { before: last?.rules ?? [], after: rules, changed, reason },
    });
    return { version: next.version, changed };
  },
});

/** Who changed the price rules when and why, newest first. */
export const priceHistory = verb({
  name: 'catalog.priceHistory',
  permission: 'catalog.read',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: PriceVersion[] }> => ({ items: await selectVersions(ctx) }),
});

/** Lets these products' prices follow the rules, where something else than the rules has changed. */
export async function reprice(ctx: Ctx, productIds: readonly string[]): Promise<void> {
  await lockPrices(ctx, 'shared');
  const [last] = await selectVersions(ctx, 1);
  if (last && productIds.length > 0) await updateTerms(ctx, last.rules, productIds);
}

async function checkTargets(ctx: Ctx, rules: PriceRule[]): Promise<void> {
  const wrongKind = rules.findIndex((r) => r.scope === 'kind' && !KINDS.has(r.target));
  if (wrongKind >= 0 || (await selectNamed(ctx, rules)).includes(null)) notFound();
}

function refuseOlder(last: PriceVersion | undefined): never {
  const who = last?.by ?? 'Somebody';
  refuse('conflict', {
    message: `${who} has changed the price rules meanwhile. Look at theirs, then decide what to keep.`,
    params: { who, version: last?.version ?? 0 },
  });
}
