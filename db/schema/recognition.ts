import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { budgets } from './budgets.ts';
import { members } from './identity.ts';

/** What a company stands for, in its languages; a post names one. */
export const recognitionValues = pgTable(
  'recognition_values',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** By language, e.g. {"en": "Customer first"}. */
    names: jsonb('names').notNull(),
    emoji: text('emoji').notNull(),
    position: smallint('position').notNull(),
    createdAt: at('created_at').notNull(),
    archivedAt: at('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('recognition_values_order').on(t.tenantId, t.position, t.id),
    tenantRows(),
  ],
);

/** What each member may give in a period, and out of which budget. Without one nobody gives points. */
export const recognitionPolicies = pgTable(
  'recognition_policies',
  {
    tenantId: tenantId(),
    period: text('period', { enum: ['month', 'quarter'] }).notNull(),
    allowance: minorUnits('allowance').notNull(),
    /** The most that one colleague is given at once. */
    largestGift: minorUnits('largest_gift').notNull(),
    /** What was not given goes on into the next period, once. */
    rollsOver: boolean('rolls_over').notNull(),
    budgetId: text('budget_id').notNull(),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    foreignKey({
      columns: [t.tenantId, t.budgetId],
      foreignColumns: [budgets.tenantId, budgets.id],
      name: 'recognition_policies_budget',
    }),
    check('recognition_policies_amounts', sql`allowance >= 0 and largest_gift between 1 and 1000000`),
    tenantRows(),
  ],
);

/** What a member has given in a period. The guarded update of this row is what keeps an allowance. */
export const givingPeriods = pgTable(
  'giving_periods',
  {
    tenantId: tenantId(),
    memberId: text('member_id').notNull(),
    /** In the tenant's calendar: 2026-06, or 2026-Q2. */
    period: text('period').notNull(),
    allowance: minorUnits('allowance').notNull(),
    /** What came over from the period before. */
    carried: minorUnits('carried').notNull(),
    given: minorUnits('given').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.memberId, t.period] }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'giving_periods_member',
    }),
    check('giving_periods_given', sql`given between 0 and allowance + carried and carried >= 0`),
    tenantRows(),
  ],
);

/** Something that members nominate each other for, with what it is worth. */
export const awards = pgTable(
  'awards',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    names: jsonb('names').notNull(),
    /** What it is given for, by language. */
    words: jsonb('words').notNull(),
    valueId: text('value_id'),
    points: minorUnits('points').notNull(),
    budgetId: text('budget_id').notNull(),
    openUntil: at('open_until').notNull(),
    createdAt: at('created_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.valueId],
      foreignColumns: [recognitionValues.tenantId, recognitionValues.id],
      name: 'awards_value',
    }),
    foreignKey({
      columns: [t.tenantId, t.budgetId],
      foreignColumns: [budgets.tenantId, budgets.id],
      name: 'awards_budget',
    }),
    check('awards_points', sql`points between 1 and 1000000`),
    tenantRows(),
  ],
);

/** A colleague proposed for an award, with the reason, and what became of it. */
export const nominations = pgTable(
  'nominations',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    awardId: text('award_id').notNull(),
    nomineeId: text('nominee_id').notNull(),
    nominatorId: text('nominator_id').notNull(),
    reason: text('reason').notNull(),
    state: text('state', { enum: ['open', 'approved', 'declined'] }).notNull(),
    createdAt: at('created_at').notNull(),
    decidedAt: at('decided_at'),
    deciderType: text('decider_type', { enum: ['member', 'operator', 'system'] }),
    deciderId: text('decider_id'),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('nominations_once').on(t.tenantId, t.awardId, t.nomineeId, t.nominatorId),
    index('nominations_newest').on(t.tenantId, t.state, t.createdAt, t.id),
    index('nominations_nominator').on(t.tenantId, t.nominatorId, t.createdAt),
    foreignKey({
      columns: [t.tenantId, t.awardId],
      foreignColumns: [awards.tenantId, awards.id],
      name: 'nominations_award',
    }),
    foreignKey({
      columns: [t.tenantId, t.nomineeId],
      foreignColumns: [members.tenantId, members.id],
      name: 'nominations_nominee',
    }),
    foreignKey({
      columns: [t.tenantId, t.nominatorId],
      foreignColumns: [members.tenantId, members.id],
      name: 'nominations_nominator_fk',
    }),
    check('nominations_not_oneself', sql`nominee_id <> nominator_id`),
    check(
      'nominations_decided',
      sql`(state = 'open') = (decided_at is null) and (decided_at is null) = (decider_id is null)
          and decider_id is distinct from nominee_id and decider_id is distinct from nominator_id`,
    ),
    tenantRows(),
  ],
);

/** Members who say the same of a nominee. */
export const nominationSeconds = pgTable(
  'nomination_seconds',
  {
    tenantId: tenantId(),
    nominationId: text('nomination_id').notNull(),
    memberId: text('member_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.nominationId, t.memberId] }),
    foreignKey({
      columns: [t.tenantId, t.nominationId],
      foreignColumns: [nominations.tenantId, nominations.id],
      name: 'nomination_seconds_nomination',
    }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'nomination_seconds_member',
    }),
    tenantRows(),
  ],
);

/** One post: who recognised whom for what. It never changes; what ends it is a row of its own. */
export const recognitions = pgTable(
  'recognitions',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['gift', 'program', 'award'] }).notNull(),
    giverId: text('giver_id'),
    /** As whom the program speaks. */
    senderName: text('sender_name'),
    nominationId: text('nomination_id'),
    valueId: text('value_id'),
    message: text('message').notNull(),
    /** To each receiver; 0 for kind words alone. */
    points: minorUnits('points').notNull(),
    budgetId: text('budget_id'),
    /** The giver's period that it counts in. */
    period: text('period'),
    /** Seen by giver and receiver alone. */
    private: boolean('private').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('recognitions_newest').on(t.tenantId, t.createdAt, t.id),
    index('recognitions_giver').on(t.tenantId, t.giverId, t.createdAt, t.id),
    unique('recognitions_nomination').on(t.tenantId, t.nominationId),
    foreignKey({
      columns: [t.tenantId, t.giverId],
      foreignColumns: [members.tenantId, members.id],
      name: 'recognitions_giver_fk',
    }),
    foreignKey({
      columns: [t.tenantId, t.nominationId],
      foreignColumns: [nominations.tenantId, nominations.id],
      name: 'recognitions_nomination_fk',
    }),
    foreignKey({
      columns: [t.tenantId, t.valueId],
      foreignColumns: [recognitionValues.tenantId, recognitionValues.id],
      name: 'recognitions_value',
    }),
    foreignKey({
      columns: [t.tenantId, t.budgetId],
      foreignColumns: [budgets.tenantId, budgets.id],
      name: 'recognitions_budget',
    }),
    check(
      'recognitions_kind',
      sql`(kind = 'gift') = (giver_id is not null) and (kind = 'program') = (sender_name is not null)
          and (kind = 'award') = (nomination_id is not null)`,
    ),
    check('recognitions_points', sql`points >= 0 and (points > 0) = (budget_id is not null)`),
    tenantRows(),
  ],
);

export const recognitionReceivers = pgTable(
  'recognition_receivers',
  {
    tenantId: tenantId(),
    recognitionId: text('recognition_id').notNull(),
    memberId: text('member_id').notNull(),
    /** Which of several, from 1: the part of the transfer that paid it. */
    part: smallint('part').notNull(),
    transferId: text('transfer_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recognitionId, t.memberId] }),
    unique('recognition_receivers_part').on(t.tenantId, t.recognitionId, t.part),
    index('recognition_receivers_member').on(t.tenantId, t.memberId, t.recognitionId),
    foreignKey({
      columns: [t.tenantId, t.recognitionId],
      foreignColumns: [recognitions.tenantId, recognitions.id],
      name: 'recognition_receivers_post',
    }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'recognition_receivers_member_fk',
    }),
    tenantRows(),
  ],
);

/** Of each kind one from each person. */
export const recognitionReactions = pgTable(
  'recognition_reactions',
  {
    tenantId: tenantId(),
    recognitionId: text('recognition_id').notNull(),
    memberId: text('member_id').notNull(),
    kind: text('kind', { enum: ['heart', 'clap', 'party', 'strong', 'idea'] }).notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recognitionId, t.memberId, t.kind] }),
    foreignKey({
      columns: [t.tenantId, t.recognitionId],
      foreignColumns: [recognitions.tenantId, recognitions.id],
      name: 'recognition_reactions_post',
    }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'recognition_reactions_member',
    }),
    tenantRows(),
  ],
);

/** Who took a post back, or removed it and why; at most one for each post. */
export const recognitionEndings = pgTable(
  'recognition_endings',
  {
    tenantId: tenantId(),
    recognitionId: text('recognition_id').notNull(),
    kind: text('kind', { enum: ['taken_back', 'removed'] }).notNull(),
    reason: text('reason').notNull(),
    /** What came back to the budget, from all receivers. */
    pointsBack: minorUnits('points_back').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recognitionId] }),
    foreignKey({
      columns: [t.tenantId, t.recognitionId],
      foreignColumns: [recognitions.tenantId, recognitions.id],
      name: 'recognition_endings_post',
    }),
    tenantRows(),
  ],
);
