import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { findMemberByEmail } from '#modules/identity/index.ts';
import { balanceOf, transfer } from '#modules/ledger/index.ts';
import { selectPolicy } from './policy-store.ts';
import { passOnInput } from './schema.ts';

/** A member's points to a colleague, where the policy allows it. They end when they would have ended. */
export const passOn = verb({
  name: 'points.passOn',
  permission: 'points.wallet',
  members: true,
  input: passOnInput,
  run: async (ctx, { email, points, message }) => {
    if (!(await selectPolicy(ctx))?.membersMayTransfer)
      refuse('not_available', 'In this program points cannot be passed on to colleagues.');
    const to = await findMemberByEmail(ctx, email);
    if (to?.status !== 'active') wrong('email', 'is not the address of a colleague in this program');
    if (to.id === ctx.actor.id) wrong('email', 'is your own; name a colleague');
    const wallet = { kind: 'wallet', ownerId: ctx.actor.id, currency: POINTS } as const;
    const reference = newId('grant');
    const transferId = await transfer(ctx, {
      debit: wallet,
      credit: { kind: 'wallet', ownerId: to.id, currency: POINTS },
      amount: BigInt(points),
      code: 'move',
      reference,
      memo: message,
    });
    if (!transferId) {
      const short = BigInt(points) - (await balanceOf(ctx, wallet)).available;
      refuse('insufficient_points', {
        message: `You are ${short} points short. Nothing was passed on.`,
        params: { short },
      });
    }
    const data = { memberId: to.id, points, message, transferId };
    ctx.emit({ type: 'points.passed_on', objectType: 'member', objectId: ctx.actor.id, data });
    ctx.note({ objectId: to.id, detail: { points } });
    return { transferId };
  },
});

function wrong(field: string, message: string): never {
  refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}
