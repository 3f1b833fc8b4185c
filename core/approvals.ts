import type { z } from 'zod';
import { assert } from '#lib/assert.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { Ctx } from './context.ts';
import { bodyHash } from './idempotency.ts';

export const DECIDE = 'approvals.decide';
const HOURS = 72;
const MAX_ELIGIBLE = 500;

export type Facts = Record<string, string | number | readonly (string | number)[] | null>;
/** What an act comes to, in values without secrets, and why it needs a second person; null if it does not. */
export type Weighed = { facts: Facts; reason: string | null };
export type FourEyes<I> = (ctx: Ctx, input: I) => Promise<Weighed>;

type Definition<I> = { name: string; permission: string; input: z.ZodType; fourEyes?: FourEyes<I> };
/** What such a call answers instead of its output, also to its idempotency key. */
type Waiting = { $waitsFor: string };

export function waiting(answer: unknown): answer is Waiting {
  return typeof answer === 'object' && answer !== null && '$waitsFor' in answer;
}

export function needsApproval({ $waitsFor }: Waiting): never {
  refuse('needs_approval', {
    message: 'Nothing was done yet: this needs a second person, and was sent for approval.',
    params: { approvalId: $waitsFor },
  });
}

/** Of what was asked and what it comes to: if either differs, it is another act. */
export function fingerprint(act: { verb: string; input: unknown; facts: unknown }): Buffer {
  return bodyHash([act.verb, act.input, act.facts]);
}

/** Writes the request for a second person, if the act needs one. The platform's own work is nobody's. */
export async function secondPerson<I>(ctx: Ctx, d: Definition<I>, input: I): Promise<Waiting | null> {
  if (ctx.actor.type !== 'operator' && ctx.actor.type !== 'api_key') return null;
  const weighed = await d.fourEyes?.(ctx, input);
  if (!weighed || weighed.reason === null) return null;
  const stored: unknown = JSON.parse(JSON.stringify(input));
  assert(bodyHash(d.input.parse(stored)).equals(bodyHash(input)), `${d.name} can be stored as it was asked`);
  const person = await personBehind(ctx);
  const eligible = await othersHolding(ctx, [d.permission, DECIDE], person);
  if (eligible.length === 0) {
    refuse('conflict', `This needs a second person, and nobody else may both ${DECIDE} and ${d.permission}.`);
  }
  const id = newId('approval');
  const { facts, reason } = weighed;
  await insertApproval(ctx, { ...d, id, facts, reason, stored, person, eligible });
  const data = { verb: d.name, reason };
  ctx.emit({ type: 'approval.requested', objectType: 'approval', objectId: id, data });
  ctx.note({ objectId: id, detail: { ...data, facts } });
  return { $waitsFor: id };
}

/** The operator who asks; of an API key, the one who made it, as its first event says. */
async function personBehind({ sql, tenant, actor }: Ctx): Promise<string> {
  if (actor.type === 'operator') return actor.id;
  const [maker] = await sql<{ id: string }[]>`
    with recursive made(type, id, depth) as (
      select ${actor.type}::text, ${actor.id}::text, 0
      union all
      select e.actor_type, e.actor_id, m.depth + 1 from made m
        join events e on e.tenant_id = ${tenant.id} and e.object_id = m.id and e.type = 'api_key.created'
       where m.type = 'api_key' and m.depth < 20)
    select id from made where type = 'operator'`;
  if (!maker) {
    const message = 'This needs two people, and nobody knows whose key this is.';
    refuse('conflict', `${message} Use a key that an operator made in the console.`);
  }
  return maker.id;
}

async function othersHolding({ sql, tenant }: Ctx, all: string[], person: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select o.id from operators o
     where o.tenant_id = ${tenant.id} and o.status = 'active' and o.id <> ${person}
       and array(select p from operator_roles x
                   join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id, unnest(r.permissions) p
                  where x.tenant_id = o.tenant_id and x.operator_id = o.id and x.cost_centres is null) @> ${all}::text[]
     order by o.id limit ${MAX_ELIGIBLE}`;
  return rows.map((r) => r.id);
}

async function insertApproval(
  { sql, tenant, actor, requestId, now }: Ctx,
  a: Weighed & {
    id: string;
    name: string;
    permission: string;
    stored: unknown;
    person: string;
    eligible: string[];
  },
): Promise<void> {
  const seen = fingerprint({ verb: a.name, input: a.stored, facts: a.facts });
  await sql`
    insert into approvals (tenant_id, id, verb, permission, input, facts, fingerprint, reason, requester_type, requester_id,
                           requester_person_id, eligible, request_id, state, created_at, expires_at)
    values (${tenant.id}, ${a.id}, ${a.name}, ${a.permission}, ${a.stored as never}::jsonb, ${a.facts as never}::jsonb,
            ${seen}, ${a.reason}, ${actor.type}, ${actor.id}, ${a.person}, ${a.eligible}, ${requestId}, 'waiting', ${now},
            ${now}::timestamptz + make_interval(hours => ${HOURS}))`;
}
