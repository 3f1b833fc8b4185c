import { z } from '@hono/zod-openapi';
import {
  DELIVERY_STATES,
  type DeliveryView,
  type EndpointView,
  EVENT_TYPES,
} from '#modules/webhooks/schema.ts';

export const newEndpoint = z
  .object({
    url: z.string().openapi({ description: 'An https address on the public network.' }),
    types: z.array(z.enum(EVENT_TYPES)).optional().openapi({ description: 'Empty or left out means all.' }),
    at_once: z.number().int().optional().openapi({ description: 'Requests at once; only 1 keeps an order.' }),
  })
  .openapi('NewWebhookEndpoint');
export const madeEndpoint = z
  .object({
    endpoint_id: z.string(),
    secret: z.string().openapi({ description: 'Signs every message. It is shown here and never again.' }),
  })
  .openapi('MadeWebhookEndpoint');
export const wireEndpoint = z
  .object({
    endpoint_id: z.string(),
    url: z.string(),
    types: z.array(z.string()),
    state: z.enum(['active', 'paused', 'disabled']),
    reason: z.enum(['gone', 'failing']).nullable(),
    at_once: z.number().int(),
    failing_since: z.string().nullable(),
    created_at: z.string(),
  })
  .openapi('WebhookEndpoint');
export const wireDelivery = z
  .object({
    delivery_id: z.string(),
    webhook_id: z.string().openapi({ description: 'The header webhook-id of each attempt.' }),
    type: z.string(),
    object_id: z.string(),
    sequence: z.number().int(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.number().int(),
    next_attempt_at: z.string().nullable(),
    last_attempt_at: z.string().nullable(),
    last_status: z.number().int().nullable(),
    took_ms: z.number().int().nullable(),
    excerpt: z.string().nullable(),
    created_at: z.string(),
  })
  .openapi('WebhookDelivery');
export const newReplay = z
  .object({
    delivery_id: z.string().optional().openapi({ description: 'One delivery, whatever became of it.' }),
    since: z.string().optional().openapi({ description: 'All that failed or were dropped since this time.' }),
  })
  .openapi('WebhookReplay');
export const wireReplayed = z
  .object({ replayed: z.number().int(), more: z.boolean() })
  .openapi('WebhookReplayed');

export const toEndpoint = (e: EndpointView): z.infer<typeof wireEndpoint> => ({
  endpoint_id: e.endpointId,
  url: e.url,
  types: e.types,
  state: e.state,
  reason: e.reason,
  at_once: e.atOnce,
  failing_since: e.failingSince,
  created_at: e.createdAt,
});

export const toDelivery = (d: DeliveryView): z.infer<typeof wireDelivery> => ({
  delivery_id: d.deliveryId,
  webhook_id: d.eventId,
  type: d.type,
  object_id: d.objectId,
  sequence: d.sequence,
  state: d.state,
  attempts: d.attempts,
  next_attempt_at: d.nextAttemptAt,
  last_attempt_at: d.lastAttemptAt,
  last_status: d.lastStatus,
  took_ms: d.tookMs,
  excerpt: d.excerpt,
  created_at: d.createdAt,
});
