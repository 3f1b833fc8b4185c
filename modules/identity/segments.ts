import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import {
  countMeeting,
  selectAttributes,
  selectIdsMeeting,
  selectMeeting,
  selectNames,
  selectSegment,
  selectSegments,
} from './segment-queries.ts';
import type { Attributes, SegmentRule, SegmentView } from './segment-schema.ts';
import {
  createSegmentInput,
  editSegmentInput,
  previewSegmentInput,
  segmentIdInput,
  segmentMembersInput,
} from './segment-schema.ts';
import { insertSegment, nameIsTaken, removeSegment, updateSegment } from './segment-store.ts';

const SHOWN = 5;

/** The groups of members that a program speaks of, with how many are in each now. */
export const listSegments = verb({
  name: 'identity.listSegments',
  permission: 'members.read',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({ items: await selectSegments(ctx) }),
});

/** One segment with its rule and how many meet it. */
export const showSegment = verb({
  name: 'identity.showSegment',
  permission: 'members.read',
  reads: true,
  input: segmentIdInput,
  run: async (ctx, { segmentId }): Promise<SegmentView> => {
    const segment = (await selectSegment(ctx, segmentId)) ?? notFound();
    const [count, people] = [
      await countMeeting(ctx, segment.rule),
      await selectNames(ctx, idsIn(segment.rule)),
    ];
    return { ...segment, count, people };
  },
});

/** The members that a rule names. */
function idsIn({ conditions }: SegmentRule): string[] {
  return conditions.flatMap((each) =>
    each.field === 'manager' || each.field === 'member' ? each.values : [],
  );
}

/** Whoever is in a segment now, by name. */
export const listSegmentMembers = verb({
  name: 'identity.segmentMembers',
  permission: 'members.read',
  reads: true,
  input: segmentMembersInput,
  run: async (ctx, { segmentId, ...page }) => {
    const segment = (await selectSegment(ctx, segmentId)) ?? notFound();
    return selectMeeting(ctx, segment.rule, page);
  },
});

/** How many would meet a rule, and the first of them, before it is saved. */
export const previewSegment = verb({
  name: 'identity.previewSegment',
  permission: 'members.read',
  reads: true,
  input: previewSegmentInput,
  run: async (ctx, { rule }) => {
    const { items } = await selectMeeting(ctx, rule, { limit: SHOWN });
    return { count: await countMeeting(ctx, rule), names: items.map((member) => member.name) };
  },
});

/** What a rule can ask for: the values that members have. */
export const memberAttributes = verb({
  name: 'identity.memberAttributes',
  permission: 'members.read',
  reads: true,
  input: z.object({}),
  run: (ctx): Promise<Attributes> => selectAttributes(ctx),
});

/** Names a group of members by a rule; who is in it follows from what members are. */
export const createSegment = verb({
  name: 'identity.createSegment',
  permission: 'members.manage',
  input: createSegmentInput,
  run: async (ctx, { name, rule }) => {
    const id = newId('segment');
    if (!(await insertSegment(ctx, { id, name, rule }))) refuseName();
    ctx.emit({ type: 'segment.created', objectType: 'segment', objectId: id });
    ctx.note({ objectId: id, detail: { name, rule } });
    return { segmentId: id };
  },
});

/** Changes a segment that nobody else changed since it was opened. */
export const editSegment = verb({
  name: 'identity.editSegment',
  permission: 'members.manage',
  input: editSegmentInput,
  run: async (ctx, segment) => {
    const before = (await selectSegment(ctx, segment.segmentId)) ?? notFound();
    if (await nameIsTaken(ctx, segment.name, segment.segmentId)) refuseName();
    if (!(await updateSegment(ctx, segment))) {
      refuse(
        'conflict',
        'Somebody else has changed this segment since you opened it. Load it again to see how.',
      );
    }
    const { segmentId, name, rule } = segment;
    ctx.emit({ type: 'segment.changed', objectType: 'segment', objectId: segmentId });
    const after = { name, rule };
    ctx.note({ objectId: segmentId, detail: { before: { name: before.name, rule: before.rule }, after } });
    return { segmentId };
  },
});

/** Forgets a segment; its members stay as they are. */
export const deleteSegment = verb({
  name: 'identity.deleteSegment',
  permission: 'members.manage',
  input: segmentIdInput,
  run: async (ctx, { segmentId }) => {
    const { name, rule } = (await selectSegment(ctx, segmentId)) ?? notFound();
    if (!(await removeSegment(ctx, segmentId))) {
      refuse(
        'conflict',
        'Some products are shown to this segment only. Open them to everybody or to others in the catalogue, then delete it.',
      );
    }
    ctx.emit({ type: 'segment.deleted', objectType: 'segment', objectId: segmentId });
    ctx.note({ objectId: segmentId, detail: { name, rule } });
    return { segmentId };
  },
});

/** A segment and the ids of everybody in it now; null when there is no such segment. */
export async function openSegment(ctx: Ctx, segmentId: string) {
  const segment = await selectSegment(ctx, segmentId);
  return segment && { name: segment.name, memberIds: await selectIdsMeeting(ctx, segment.rule) };
}

function refuseName(): never {
  refuse('conflict', {
    message: 'A segment has this name already.',
    fields: [{ field: 'name', message: 'is taken' }],
  });
}
