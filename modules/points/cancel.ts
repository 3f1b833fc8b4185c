import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { cancelLot } from '#modules/ledger/index.ts';
import { cancelInput } from './schema.ts';
import { selectGrant } from './store.ts';

/** Takes back what is left of a grant, into the program. What was spent, passed on or is held stays as it is. */
export const cancelGrant = verb({
  name: 'points.cancelGrant',
  permission: 'points.manage',
  input: cancelInput,
  run: async (ctx, { grantId, reason }) => {
    const grant = (await selectGrant(ctx, grantId)) ?? notFound();
    const { amount } = await cancelLot(ctx, {
      debit: { kind: 'wallet', ownerId: grant.memberId, currency: POINTS },
      credit: { kind: 'program', currency: POINTS },
      lot: `${grant.transferId}.0`,
      reference: grantId,
      memo: reason,
    });
    if (amount === 0n)
      refuse(
        'conflict',
        'Nothing of this grant is left: it was spent, passed on, has ended or was cancelled.',
      );
    const points = plain(amount);
    ctx.emit({
      type: 'points.cancelled',
      objectType: 'grant',
      objectId: grantId,
      data: { memberId: grant.memberId, points, reason },
    });
    ctx.note({ objectId: grantId, detail: { points, reason } });
    return { grantId, cancelled: points };
  },
});
