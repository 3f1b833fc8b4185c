import { z } from 'zod';
import { graphemes } from '#lib/graphemes.ts';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';
import {
  FEED_FILTERS,
  MAX_MESSAGE,
  MAX_RECEIVERS,
  NOMINATION_VIEWS,
  REACTIONS,
  type Reaction,
} from './client.ts';

const MAX_GIFT = 1_000_000;

/** One text in several languages, by two-letter code. */
export type Texts = Record<string, string>;

/** A family of four is seven code points; a person counts it as one, but not without an end. */
const MAX_MESSAGE_UNITS = 5000;
const message = z
  .string()
  .trim()
  .min(1, 'needs some words')
  .max(MAX_MESSAGE_UNITS)
  .refine((text) => graphemes(text) <= MAX_MESSAGE, `must have at most ${MAX_MESSAGE} characters`);
const points = z.number().int('must be a whole number of points').min(0).max(MAX_GIFT);
const award = z.number().int('must be a whole number of points').min(1).max(MAX_GIFT);
const emoji = z
  .string()
  .max(20)
  .refine((text) => graphemes(text) === 1 && /\p{Emoji}/u.test(text), 'must be one emoji');
const reason = z.string().trim().min(1, 'is needed').max(200);
/** How long the giver may take a post back. */
export const TAKE_BACK_MS = 10 * 60_000;
const note = z.string().trim().max(500).default('');
const texts = (longest: number) =>
  z
    .record(
      z.string().regex(/^[a-z]{2}$/, 'must be a two-letter language code'),
      z.string().trim().min(1).max(longest),
    )
    .refine((all) => Object.keys(all).length >= 1, 'needs at least one language')
    .refine((all) => Object.keys(all).length <= 20, 'has too many languages');
const receiverIds = z
  .array(idSchema('member'))
  .min(1, 'needs a colleague')
  .max(MAX_RECEIVERS, `must be at most ${MAX_RECEIVERS} colleagues`);

const gift = { points, valueId: idSchema('recognitionValue'), message };
export const giveInput = z.object({ receiverIds, ...gift, private: z.boolean().default(false) });
export const sendInput = z.object({
  receiverIds,
  ...gift,
  /** Whose allowance it takes; the program's own words when left out. */
  giverId: idSchema('member').optional(),
  senderName: z.string().trim().min(1).max(80).optional(),
});
export const recognitionIdInput = z.object({ recognitionId: idSchema('recognition') });
export const removeInput = z.object({
  recognitionId: idSchema('recognition'),
  reason,
  points: z.enum(['stay', 'return']),
});
export const reactInput = z.object({
  recognitionId: idSchema('recognition'),
  kind: z.enum(REACTIONS),
  on: z.boolean(),
});
export const feedInput = z.object({ filter: z.enum(FEED_FILTERS).default('all'), ...pageInput });
export const listInput = z.object(pageInput);

export const valueInput = z.object({
  names: texts(60),
  emoji,
  position: z.number().int().min(0).max(1000).default(0),
});
export const editValueInput = valueInput.partial().extend({
  valueId: idSchema('recognitionValue'),
  position: z.number().int().min(0).max(1000).optional(),
  archived: z.boolean().optional(),
});
export const policyInput = z.object({
  period: z.enum(['month', 'quarter']),
  allowance: z.number().int().min(0).max(MAX_GIFT),
  largestGift: z.number().int().min(1).max(MAX_GIFT),
  rollsOver: z.boolean().default(false),
  budgetId: idSchema('budget'),
});
/** `seen` is what the person looked at; null where there was no policy. */
export const setPolicyInput = policyInput.extend({ seen: policyInput.nullable().optional() });
export const awardInput = z.object({
  names: texts(80),
  words: texts(500),
  valueId: idSchema('recognitionValue').nullable().default(null),
  points: award,
  budgetId: idSchema('budget'),
  openUntil: z.iso.datetime({ offset: true, message: 'must be a moment, e.g. 2026-06-30T23:59:59Z' }),
});
export const awardIdInput = z.object({ awardId: idSchema('award') });
export const nominateInput = z.object({
  awardId: idSchema('award'),
  nomineeId: idSchema('member'),
  reason: message,
});
export const secondInput = z.object({ nominationId: idSchema('nomination'), on: z.boolean() });
export const decideInput = z.object({
  nominationId: idSchema('nomination'),
  decision: z.enum(['approve', 'decline']),
  note,
});
export const nominationsInput = z.object({ view: z.enum(NOMINATION_VIEWS).default('open'), ...pageInput });
export const listNominationsInput = z.object({
  state: z.enum(['open', 'approved', 'declined']).optional(),
  awardId: idSchema('award').optional(),
  ...pageInput,
});

/** Somebody in a post; who has left has no name any more. */
export type Person = { memberId: string; name: string | null };
export type ValueRow = {
  valueId: string;
  names: Texts;
  emoji: string;
  position: number;
  archived: boolean;
};
export type Post = {
  recognitionId: string;
  at: string;
  kind: 'gift' | 'program' | 'award';
  /** Of an award whoever nominated; null when the program speaks. */
  giver: Person | null;
  senderName: string | null;
  awardNames: Texts | null;
  receivers: Person[];
  value: { names: Texts; emoji: string } | null;
  message: string;
  /** To each receiver. */
  points: number;
  private: boolean;
  reactions: { kind: Reaction; count: number; mine: boolean }[];
  /** Until when the reader may take it back. */
  takeBackUntil: string | null;
};
/** What the reader may still give; points are whole. */
export type Allowance = { left: number; largestGift: number; until: string; period: 'month' | 'quarter' };
export type Policy = z.output<typeof policyInput>;
export type AwardRow = {
  awardId: string;
  names: Texts;
  words: Texts;
  value: { names: Texts; emoji: string } | null;
  points: number;
  openUntil: string;
  open: boolean;
};
export type NominationRow = {
  nominationId: string;
  award: { awardId: string; names: Texts; points: number };
  nominee: Person;
  nominator: Person;
  reason: string;
  at: string;
  state: 'open' | 'approved' | 'declined';
  seconds: number;
  seconded: boolean;
  /** The reader nominated. */
  mine: boolean;
  /** What the one who decided wrote to the one who nominated. */
  note: string | null;
};
