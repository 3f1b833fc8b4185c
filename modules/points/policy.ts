import { z } from 'zod';
import { refuseIfChanged } from '#core/settings.ts';
import { verb } from '#core/verb.ts';
import { selectPolicy, upsertPolicy } from './policy-store.ts';
import { type PointsPolicy, setPolicyInput } from './schema.ts';

/** What holds where nobody has said anything: points live for ever and stay where they are. */
export const STARTING_POLICY: PointsPolicy = {
  expiry: { type: 'never' },
  warnDays: [30, 7, 1],
  refundedLotsLiveAtLeastDays: 30,
  membersMayTransfer: false,
};

/** How long points live from now on; what was given before keeps the end that it was given with. */
export const setPolicy = verb({
  name: 'points.setPolicy',
  permission: 'points.manage',
  input: setPolicyInput,
  run: async (ctx, { seen, ...policy }): Promise<PointsPolicy> => {
    const sorted = { ...policy, warnDays: [...new Set(policy.warnDays)].sort((a, b) => b - a) };
    const read = async () => (await selectPolicy(ctx)) ?? STARTING_POLICY;
    await refuseIfChanged(ctx, { place: 'points', seen, read });
    await upsertPolicy(ctx, sorted);
    ctx.emit({
      type: 'points.policy_set',
      objectType: 'tenant',
      objectId: ctx.tenant.id,
      data: sorted,
    });
    ctx.note({ detail: sorted });
    return sorted;
  },
});

/** The policy in force. */
export const showPolicy = verb({
  name: 'points.showPolicy',
  permission: 'points.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<PointsPolicy> => (await selectPolicy(ctx)) ?? STARTING_POLICY,
});
