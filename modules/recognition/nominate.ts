import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { Page } from '#lib/page.ts';
import { actingMember } from './member.ts';
import {
  mayBeSeconded,
  selectAllNominations,
  selectAwards,
  selectNominations,
} from './nomination-queries.ts';
import { deleteSecond, insertNomination, insertSecond } from './nomination-store.ts';
import { receiversOf } from './receivers.ts';
import {
  listNominationsInput,
  type NominationRow,
  nominateInput,
  nominationsInput,
  secondInput,
} from './schema.ts';

/** Proposes a colleague for an open award, with the reason that whoever decides will read. */
export const nominate = verb({
  name: 'recognition.nominate',
  permission: 'recognition.nominate',
  members: true,
  input: nominateInput,
  run: async (ctx, { awardId, nomineeId, reason }) => {
    const award = (await selectAwards(ctx)).find((a) => a.awardId === awardId) ?? notFound();
    const nominatorId = actingMember(ctx);
    await receiversOf(ctx, [nomineeId], nominatorId);
    if (!award.open)
      refuse('not_available', 'This award takes no more nominations. Thank your colleague in another way.');
    const nominationId = newId('nomination');
    if (!(await insertNomination(ctx, { id: nominationId, awardId, nomineeId, nominatorId, reason })))
      refuse('conflict', 'You have nominated this colleague for this award already.');
    ctx.emit({
      type: 'nomination.made',
      objectType: 'nomination',
      objectId: nominationId,
      data: { awardId, nomineeId, nominatorId },
    });
    ctx.note({ objectId: nominationId, detail: { awardId, nomineeId } });
    return { nominationId };
  },
});

/** Says the same of a colleague that somebody else nominated, or takes that back; said twice it is as said once. */
export const second = verb({
  name: 'recognition.second',
  permission: 'recognition.nominate',
  members: true,
  input: secondInput,
  run: async (ctx, { nominationId, on }) => {
    const memberId = actingMember(ctx);
    if (!(await mayBeSeconded(ctx, nominationId, memberId))) notFound();
    const changed = await (on ? insertSecond : deleteSecond)(ctx, { nominationId, memberId });
    if (changed)
      ctx.emit({
        type: on ? 'nomination.seconded' : 'nomination.second_taken_back',
        objectType: 'nomination',
        objectId: nominationId,
        data: { memberId },
      });
    ctx.note({ objectId: nominationId, detail: { on } });
    return { nominationId, seconded: on };
  },
});

/** The signed-in member's nominations, the open ones of colleagues, or those that are the member's to decide. */
export const myNominations = verb({
  name: 'recognition.nominations',
  permission: 'recognition.nominate',
  members: true,
  reads: true,
  input: nominationsInput,
  run: (ctx, input): Promise<Page<NominationRow>> =>
    selectNominations(ctx, { ...input, readerId: ctx.actor.id }),
});

/** The program's nominations, newest first. */
export const listNominations = verb({
  name: 'recognition.listNominations',
  permission: 'recognition.read',
  reads: true,
  input: listNominationsInput,
  run: selectAllNominations,
});
