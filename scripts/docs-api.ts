import type { Verb } from '#core/verb.ts';
import { ERROR_STATUS, type ErrorCode } from '#lib/errors.ts';
import { allocate, budgetLedger, createBudget, listBudgets, showBudget } from '#modules/budgets/index.ts';
import {
  createEmbedKey,
  createStorefrontSession,
  revokeEmbedKey,
  rotateEmbedKey,
  setEmbedding,
  showEmbedding,
} from '#modules/embedding/index.ts';
import { checkBalance, redeemVoucher, undoRedemption } from '#modules/merchants/index.ts';
import { browse, cancelOrder, place, refundOrder, showOffer, showOrder } from '#modules/orders/index.ts';
import { listNominations, listPosts, recognitionValues, send } from '#modules/recognition/index.ts';
import {
  cancelRewards,
  grantRewards,
  listRewards,
  resendRewards,
  showReward,
} from '#modules/rewards/index.ts';
import { closeVoucherProblem, listVoucherProblems, revealForApi } from '#modules/vouchers/index.ts';
import {
  createEndpoint,
  listDeliveries,
  listEndpoints,
  removeEndpoint,
  replay,
} from '#modules/webhooks/index.ts';
import { makeApi } from '#server/api.ts';
import { code, table } from './docs-markdown.ts';

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  description?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
};
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema: Schema };
type Body = { content?: Record<string, { schema: Schema }> };
type Operation = {
  summary?: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Body & { description: string }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** The verb behind each operation: its permission is the scope that a key needs. */
const VERBS: Record<string, Pick<Verb, 'permission'>> = {
  'GET /v1/products': browse,
  'GET /v1/products/{id}': showOffer,
  'GET /v1/budgets': listBudgets,
  'POST /v1/budgets': createBudget,
  'GET /v1/budgets/{id}': showBudget,
  'GET /v1/budgets/{id}/ledger': budgetLedger,
  'POST /v1/budgets/{id}/allocations': allocate,
  'POST /v1/orders': place,
  'GET /v1/orders/{id}': showOrder,
  'POST /v1/orders/{id}/refunds': refundOrder,
  'POST /v1/orders/{id}/cancel': cancelOrder,
  'GET /v1/recognitions': listPosts,
  'POST /v1/recognitions': send,
  'GET /v1/recognition-values': recognitionValues,
  'GET /v1/nominations': listNominations,
  'POST /v1/redemptions': redeemVoucher,
  'POST /v1/redemptions/{id}/undo': undoRedemption,
  'POST /v1/voucher-balance': checkBalance,
  'POST /v1/vouchers/{id}/reveal': revealForApi,
  'GET /v1/rewards': listRewards,
  'POST /v1/rewards': grantRewards,
  'GET /v1/rewards/{id}': showReward,
  'POST /v1/rewards/{id}/cancel': cancelRewards,
  'POST /v1/rewards/{id}/resend': resendRewards,
  'POST /v1/reward-links': grantRewards,
  'GET /v1/voucher-problems': listVoucherProblems,
  'POST /v1/voucher-problems/{id}/close': closeVoucherProblem,
  'POST /v1/storefront-sessions': createStorefrontSession,
  'GET /v1/embedding': showEmbedding,
  'PUT /v1/embedding': setEmbedding,
  'POST /v1/embedding/keys': createEmbedKey,
  'POST /v1/embedding/keys/{id}/rotate': rotateEmbedKey,
  'DELETE /v1/embedding/keys/{id}': revokeEmbedKey,
  'GET /v1/webhook-endpoints': listEndpoints,
  'POST /v1/webhook-endpoints': createEndpoint,
  'DELETE /v1/webhook-endpoints/{id}': removeEndpoint,
  'GET /v1/webhook-endpoints/{id}/deliveries': listDeliveries,
  'POST /v1/webhook-endpoints/{id}/replay': replay,
};

/** What the caller does about each refusal. */
const ADVICE: Record<ErrorCode | 'internal', string> = {
  needs_approval:
    'Not done yet: a second person has to approve it. `params.approvalId` names what waits; do not send it again.',
  unauthenticated: 'Check the key. It is unknown, revoked, or another tenant’s than the host’s.',
  forbidden: 'The key lacks the scope that the detail names. Make a key that has it.',
  not_found: 'Check the id. Unknown, malformed and another tenant’s ids answer alike.',
  conflict: 'The state of the object does not allow it. Read it again, then decide.',
  idempotency_mismatch: 'The key was used with another body. Use a new key for a new request.',
  in_progress:
    'The first request with this key still runs. Wait for `Retry-After`, then send the same again.',
  price_changed: 'The quoted price is not in force any more. Quote again; `params` has both prices.',
  out_of_stock: 'Choose another value or product; `params.available` lists values that could be had.',
  insufficient_points:
    'Fund the program, then send the same request again. `params.short` says how much is missing.',
  insufficient_budget:
    'The sentence names the budget that has not enough money or limit left. Allocate more, or choose another.',
  not_available: 'What was asked for is not offered any more, or was withdrawn. Choose something else.',
  invalid: 'Correct the fields named in `errors`. The same request fails again.',
  too_large: 'Send less at once; the sentence names the limit.',
  rate_limited: 'Wait for `Retry-After`, then send the same again.',
  unavailable: 'Nothing was done. Wait for `Retry-After`, then send the same again with the same key.',
  internal: 'A fault of ours. Send the same again with the same key, and tell the operator the `request_id`.',
};

/** The OpenAPI document that the server answers at /openapi.json. */
export function openApiDocument(): Document {
  const info = { openapi: '3.1.0', info: { title: 'Damson API', version: '1' } };
  return makeApi().getOpenAPI31Document(info) as unknown as Document;
}

/** Every operation with its scope, parameters and fields. */
export function apiReference(): string {
  const { paths, components } = openApiDocument();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  return operations.map(({ name, operation }) => section(name, operation, components.schemas)).join('\n\n');
}

function section(name: string, o: Operation, schemas: Record<string, Schema>): string {
  const verb = VERBS[name];
  if (!verb) throw new Error(`Say in scripts/docs-api.ts which verb is behind ${name}.`);
  const parts = [`### ${name}`, `${o.summary}. Scope: ${code(verb.permission)}.`];
  if (o.parameters?.length)
    parts.push(table(['Parameter', 'In', 'Type', 'Needed', 'Meaning'], o.parameters.map(parameterRow)));
  const body = schemaOf(o.requestBody);
  if (body) parts.push('Body:', fieldTable(body, schemas, true));
  for (const [status, response] of Object.entries(o.responses)) {
    const schema = schemaOf(response);
    parts.push(`Answer ${status} (${response.description.toLowerCase()}):`);
    if (schema) parts.push(fieldTable(schema, schemas, false));
  }
  return parts.join('\n\n');
}

function parameterRow(p: Parameter): string[] {
  return [code(p.name), p.in, typeOf(p.schema), p.required ? 'yes' : '', p.description ?? ''];
}

function schemaOf(body: Body | undefined): Schema | undefined {
  return body?.content?.['application/json']?.schema;
}

function fieldTable(schema: Schema, schemas: Record<string, Schema>, asked: boolean): string {
  const head = ['Field', 'Type', ...(asked ? ['Needed'] : []), 'Meaning'];
  return table(
    head,
    fields(schema, schemas, '').map(({ name, schema: s, required }) => [
      code(name),
      typeOf(s),
      ...(asked ? [required ? 'yes' : ''] : []),
      s.description ?? '',
    ]),
  );
}

type Field = { name: string; schema: Schema; required: boolean };

/** All fields below a schema, by their path: `recipient.email`, `vouchers[].voucher_id`. */
function fields(given: Schema, schemas: Record<string, Schema>, prefix: string): Field[] {
  const schema = resolved(given, schemas);
  return Object.entries(schema.properties ?? {}).flatMap(([key, raw]) => {
    const own = resolved(raw, schemas);
    const name = `${prefix}${key}`;
    const required = schema.required?.includes(key) ?? false;
    const below = own.items ? fields(own.items, schemas, `${name}[].`) : fields(own, schemas, `${name}.`);
    return [{ name, schema: own, required }, ...below];
  });
}

function resolved(schema: Schema, schemas: Record<string, Schema>): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const own = name ? (schemas[name] ?? {}) : schema;
  if (!own.allOf) return own;
  const parts = own.allOf.map((part) => resolved(part, schemas));
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

function typeOf({ type, enum: values }: Schema): string {
  if (values) return values.map(code).join(' or ');
  return [type ?? 'any'].flat().join(' or ');
}

/** The closed list of error codes, their status and what to do. */
export function apiErrors(): string {
  const rows = Object.entries({ ...ERROR_STATUS, internal: 500 }).map(([name, status]) => [
    code(name),
    String(status),
    ADVICE[name as ErrorCode],
  ]);
  return table(['Code', 'Status', 'What to do'], rows);
}
