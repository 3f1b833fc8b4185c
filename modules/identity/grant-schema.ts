import { z } from 'zod';
import { idSchema } from '#lib/id.ts';

/** To look and change nothing, or to help. */
const accessLevel = z.enum(['look', 'help']);
export type AccessLevel = z.infer<typeof accessLevel>;

export const MOST_MINUTES = 480;
export const askAccessFields = {
  reason: z.string().trim().min(10, 'must say why, in ten characters or more').max(300),
  minutes: z
    .number()
    .int()
    .min(15, 'must be a quarter of an hour at least')
    .max(MOST_MINUTES, 'must be eight hours at most'),
  level: accessLevel.default('look'),
};
export const grantIdInput = z.object({ grantId: idSchema('accessGrant') });
export const grantAccessInput = grantIdInput.extend({
  /** What they may do; never more than they asked for. */
  level: accessLevel,
});
export const enterInput = z.object({
  token: z.string().max(200),
  browser: z.string().max(200),
  userAgent: z.string().max(400).optional(),
});

/** What became of a request: `over` when its time is up, `lapsed` when nobody answered it for a day. */
export type GrantState = 'asked' | 'open' | 'refused' | 'ended' | 'over' | 'lapsed';
export type AccessGrant = {
  grantId: string;
  operatorId: string;
  /** Whoever asked, as they were called then. */
  name: string;
  level: AccessLevel;
  reason: string;
  minutes: number;
  state: GrantState;
  askedAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  expiresAt: string | null;
  endedAt: string | null;
};
/** What somebody did under a grant, the newest first. */
export type GrantAct = { verb: string; objectId: string | null; at: string };
