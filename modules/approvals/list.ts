import { z } from 'zod';
import { DECIDE } from '#core/approvals.ts';
import { verb } from '#core/verb.ts';
import { selectApprovals, selectOpen } from './queries.ts';
import { listApprovalsInput } from './schema.ts';

/** What waits, oldest first, or what was decided or expired, newest first. */
export const listApprovals = verb({
  name: 'approvals.list',
  permission: DECIDE,
  reads: true,
  input: listApprovalsInput,
  run: selectApprovals,
});

/** How many wait for whoever asks, up to a hundred. */
export const countWaiting = verb({
  name: 'approvals.countWaiting',
  permission: DECIDE,
  reads: true,
  input: z.object({}),
  run: selectOpen,
});
