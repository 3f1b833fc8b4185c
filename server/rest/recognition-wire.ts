import { z } from '@hono/zod-openapi';
import type { NominationRow, Post, ValueRow } from '#modules/recognition/schema.ts';

const texts = z
  .record(z.string(), z.string())
  .openapi({ description: 'One text by language, e.g. {"en": …}.' });
const person = z
  .object({ member_id: z.string(), name: z.string().nullable() })
  .openapi({ description: 'Without a name once the person has left.' });
const named = z.object({ names: texts, emoji: z.string() });

export const newRecognition = z
  .object({
    recipient_ids: z.array(z.string()),
    value_id: z.string(),
    message: z.string().openapi({ description: 'Plain text, 1 to 500 characters.' }),
    points: z.number().int().openapi({ description: 'To each recipient; 0 for kind words alone.' }),
    giver_id: z
      .string()
      .optional()
      .openapi({ description: 'A member, whose allowance it takes. Left out, the program speaks itself.' }),
    sender_name: z.string().optional(),
  })
  .openapi('NewRecognition');
export const wirePost = z
  .object({
    recognition_id: z.string(),
    at: z.string(),
    kind: z.enum(['gift', 'program', 'award']),
    giver: person.nullable(),
    sender_name: z.string().nullable(),
    award_names: texts.nullable(),
    recipients: z.array(person),
    value: named.nullable(),
    message: z.string(),
    points: z.number().int(),
    reactions: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  })
  .openapi('Recognition');
export const wireValue = z
  .object({
    value_id: z.string(),
    names: texts,
    emoji: z.string(),
    position: z.number().int(),
    archived: z.boolean(),
  })
  .openapi('RecognitionValue');
export const wireNomination = z
  .object({
    nomination_id: z.string(),
    at: z.string(),
    state: z.enum(['open', 'approved', 'declined']),
    award: z.object({ award_id: z.string(), names: texts, points: z.number().int() }),
    nominee: person,
    nominator: person,
    reason: z.string(),
    seconds: z.number().int(),
    note: z.string().nullable(),
  })
  .openapi('Nomination');

const toPerson = (p: { memberId: string; name: string | null }) => ({ member_id: p.memberId, name: p.name });

export const toWire = (p: Post): z.infer<typeof wirePost> => ({
  recognition_id: p.recognitionId,
  at: p.at,
  kind: p.kind,
  giver: p.giver && toPerson(p.giver),
  sender_name: p.senderName,
  award_names: p.awardNames,
  recipients: p.receivers.map(toPerson),
  value: p.value,
  message: p.message,
  points: p.points,
  reactions: p.reactions.map(({ kind, count }) => ({ kind, count })),
});

export const toValue = (v: ValueRow): z.infer<typeof wireValue> => ({
  value_id: v.valueId,
  names: v.names,
  emoji: v.emoji,
  position: v.position,
  archived: v.archived,
});

export const toNomination = (n: NominationRow): z.infer<typeof wireNomination> => ({
  nomination_id: n.nominationId,
  at: n.at,
  state: n.state,
  award: { award_id: n.award.awardId, names: n.award.names, points: n.award.points },
  nominee: toPerson(n.nominee),
  nominator: toPerson(n.nominator),
  reason: n.reason,
  seconds: n.seconds,
  note: n.note,
});
