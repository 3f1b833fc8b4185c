import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';
import { PUBLIC_EVENTS, type PublicEvent, TEST_EVENT } from './events.ts';

const STATES = ['active', 'paused', 'disabled'] as const;
export const DELIVERY_STATES = ['waiting', 'sent', 'failed', 'dropped'] as const;
export type EndpointState = (typeof STATES)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];
/** Why an endpoint was disabled: it said 410, or answered nothing well for five days. */
export type DisabledCause = 'gone' | 'failing';

export const EVENT_TYPES = Object.keys(PUBLIC_EVENTS).filter((type) => type !== TEST_EVENT) as PublicEvent[];
const types = z.array(z.enum(EVENT_TYPES)).max(EVENT_TYPES.length);
const url = z.string().trim().min(1).max(2_000);
const atOnce = z.number().int().min(1).max(10);
const endpointId = idSchema('webhookEndpoint');

export const endpointInput = z.object({ endpointId });
export const createInput = z.object({ url, types: types.default([]), atOnce: atOnce.default(1) });
export const editInput = z.object({
  endpointId,
  url: url.optional(),
  types: types.optional(),
  atOnce: atOnce.optional(),
});
export const setStateInput = z.object({ endpointId, state: z.enum(['active', 'paused']) });
export const listInput = z.object(pageInput);
export const deliveriesInput = z.object({
  endpointId,
  state: z.enum(DELIVERY_STATES).optional(),
  type: z.enum(Object.keys(PUBLIC_EVENTS) as PublicEvent[]).optional(),
  ...pageInput,
});
export const replayInput = z
  .object({
    endpointId,
    deliveryId: idSchema('webhookDelivery').optional(),
    since: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((r) => (r.deliveryId === undefined) !== (r.since === undefined), {
    path: ['deliveryId'],
    message: 'say either one delivery or since when',
  });

/** What came of one attempt: the receiver's status, or null and why there was none. */
export type Attempt = {
  deliveryId: string;
  attempt: number;
  status: number | null;
  tookMs: number;
  excerpt: string;
};
export const settleInput = z.object({
  endpointId,
  turn: z.string().max(100),
  attempts: z
    .array(
      z.object({
        deliveryId: idSchema('webhookDelivery'),
        attempt: z.number().int().min(1),
        status: z.number().int().min(100).max(999).nullable(),
        tookMs: z.number().int().min(0),
        excerpt: z.string().max(1_000),
      }),
    )
    .max(100),
});

export type EndpointView = {
  endpointId: string;
  url: string;
  /** None means all. */
  types: string[];
  state: EndpointState;
  reason: DisabledCause | null;
  atOnce: number;
  failingSince: string | null;
  createdAt: string;
};
export type DeliveryView = {
  deliveryId: string;
  eventId: string;
  type: string;
  objectId: string;
  sequence: number;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: string | null;
  lastAttemptAt: string | null;
  lastStatus: number | null;
  tookMs: number | null;
  excerpt: string | null;
  createdAt: string;
};
