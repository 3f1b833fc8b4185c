import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { Page } from '#lib/page.ts';
import { noteLeftInput, problemInput, problemsInput, reportInput } from './care-schema.ts';
import { closeProblem, insertProblem, saveLeft, selectProblems } from './care-store.ts';
import { ownVoucher } from './hold.ts';
import type { ProblemRow } from './schema.ts';

/** Lets a member keep count of what is left of a voucher that is not taken here. */
export const noteVoucherLeft = verb({
  name: 'vouchers.noteLeft',
  permission: 'vouchers.hold',
  members: true,
  input: noteLeftInput,
  run: async (ctx, { voucherId, left }) => {
    const { detail } = await ownVoucher(ctx, voucherId);
    if (detail.left?.by === 'till') {
      refuse('conflict', 'The till keeps count of this voucher. What it says is left is right.');
    }
    if (left !== null && left > detail.denomination) {
      const message = 'cannot be more than the voucher was worth';
      refuse('invalid', { message: `left: ${message}`, fields: [{ field: 'left', message }] });
    }
    await saveLeft(ctx, voucherId, left === null ? null : BigInt(left));
    ctx.note({ objectId: voucherId });
    return { voucherId, left };
  },
});

/** Tells the program team that a voucher does not work. Said again before they have answered, it changes nothing. */
export const reportVoucherProblem = verb({
  name: 'vouchers.reportProblem',
  permission: 'vouchers.hold',
  members: true,
  input: reportInput,
  run: async (ctx, { voucherId, kind }) => {
    const { detail } = await ownVoucher(ctx, voucherId);
    const id = newId('voucherProblem');
    if (await insertProblem(ctx, { id, voucherId, kind })) {
      ctx.emit({
        type: 'voucher.problem_reported',
        objectType: 'order',
        objectId: detail.orderId,
        data: { voucherId, kind },
      });
    }
    ctx.note({ objectId: voucherId, detail: { kind } });
    return { voucherId, kind };
  },
});

/** What members say does not work, newest first. */
export const listVoucherProblems = verb({
  name: 'vouchers.problems',
  permission: 'orders.read',
  reads: true,
  input: problemsInput,
  run: (ctx, input): Promise<Page<ProblemRow>> => selectProblems(ctx, input),
});

/** Says that a problem was seen to; its holder can report another one. */
export const closeVoucherProblem = verb({
  name: 'vouchers.closeProblem',
  permission: 'orders.manage',
  input: problemInput,
  run: async (ctx, { problemId }) => {
    const voucherId = (await closeProblem(ctx, problemId)) ?? notFound();
    ctx.emit({
      type: 'voucher.problem_closed',
      objectType: 'voucher',
      objectId: voucherId,
      data: { problemId },
    });
    ctx.note({ objectId: voucherId, detail: { problemId } });
    return { problemId };
  },
});
