import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { plain } from '#lib/plain.ts';
import { type Rule, type RuledVerb, setRuleInput } from './schema.ts';
import { selectRules, writeRule } from './store.ts';

/** Why an act of so many points needs two people, or null where the tenant asks for none. */
export async function asksTwo(ctx: Ctx, of: RuledVerb, points: bigint): Promise<string | null> {
  const rule = await ruleOf(ctx, of);
  if (rule.type === 'always') return 'This always needs two people here.';
  if (rule.type === 'never' || points <= BigInt(rule.points)) return null;
  return `More than ${rule.points} points need two people here.`;
}

/** Says from when on an act needs two people. Tightening takes one person, loosening takes two. */
export const setRule = verb({
  name: 'approvals.setRule',
  permission: 'approvals.manage',
  input: setRuleInput,
  fourEyes: async (ctx, { verb: of, rule }) => {
    const before = await ruleOf(ctx, of);
    const facts = { of, before: strictness(before), after: strictness(rule) };
    return {
      facts,
      reason: looser(rule, before) ? 'Asking for less needs the two people it asked for.' : null,
    };
  },
  run: async (ctx, { verb: of, rule }) => {
    const before = await ruleOf(ctx, of);
    await writeRule(ctx, of, rule);
    const data = { verb: of, before, after: rule };
    ctx.emit({ type: 'approval.rule_set', objectType: 'tenant', objectId: ctx.tenant.id, data });
    ctx.note({ detail: data });
    return { verb: of, rule };
  },
});

/** The rules in force. */
export const showRules = verb({
  name: 'approvals.showRules',
  permission: 'approvals.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({
    items: (await selectRules(ctx)).map(({ verb: of, threshold }) => ({ verb: of, rule: toRule(threshold) })),
  }),
});

async function ruleOf(ctx: Ctx, of: RuledVerb): Promise<Rule> {
  const [row] = await selectRules(ctx, of);
  return row ? toRule(row.threshold) : { type: 'never' };
}

function toRule(threshold: bigint | null): Rule {
  return threshold === null ? { type: 'always' } : { type: 'above', points: plain(threshold) };
}

/** From how many points on: -1 for always, null for never. */
function strictness(rule: Rule): number | null {
  if (rule.type === 'never') return null;
  return rule.type === 'always' ? -1 : rule.points;
}

function looser(rule: Rule, before: Rule): boolean {
  const [now, then] = [strictness(rule), strictness(before)];
  return then !== null && (now === null || now > then);
}
