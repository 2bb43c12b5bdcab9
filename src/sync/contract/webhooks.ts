/**
 * Webhooks: the endpoint tells other programs what happened, by the rules of Standard Webhooks
 * (https://www.standardwebhooks.com). A message says by ids who and what, and carries no figures.
 */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { MAX_WEBHOOK_URL } from './limits.ts'
import { Count, Id } from './words.ts'

export const WebhookEvent = z.enum([
  'day.received',
  'person.joined',
  'person.left',
  'scheme.changed',
])
export type WebhookEvent = z.infer<typeof WebhookEvent>

/** In the order in which they are offered. */
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = WebhookEvent.options

const personOfTeam = { team: Id, person: Id }
const message = <Type extends string, Data extends z.ZodMiniType>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    /** When it happened (ISO 8601). */
    timestamp: z.string(),
    data,
  })

/** The body of a delivery. More types and more data may come later. */
export const WebhookMessage = z.union([
  /** The first receipt of a browser's day. None in group mode. */
  message('day.received', z.object({ ...personOfTeam, date: DayDate })),
  /** They are in the team from now on: new, moved or back. */
  message('person.joined', z.object(personOfTeam)),
  /** They leave, or moved, at an instant (ISO 8601), which may lie ahead. */
  message('person.left', z.object({ ...personOfTeam, at: z.string() })),
  /** A version of the team's scheme was made, and from which day it is in force. */
  message('scheme.changed', z.object({ team: Id, version: z.int(), from: DayDate })),
  /** From the console's button. */
  message('test', z.object({ webhook: Id })),
])
export type WebhookMessage = z.infer<typeof WebhookMessage>

/** Why there was no answer: the address is not allowed, cannot be reached, or was too slow. */
export const WebhookFailure = z.enum(['forbidden-address', 'unreachable', 'certificate', 'slow'])
export type WebhookFailure = z.infer<typeof WebhookFailure>

const Url = z.string().check(z.minLength(1), z.maxLength(MAX_WEBHOOK_URL))
const Events = z.array(WebhookEvent).check(z.minLength(1), z.maxLength(WEBHOOK_EVENTS.length))

export const WebhookEntry = z.object({
  id: Id,
  url: z.string(),
  events: z.array(WebhookEvent),
  /** Absent: of all teams. */
  team: z.exactOptional(z.object({ id: Id, name: z.string() })),
  madeAt: z.int(),
  /** Absent if it is on. */
  off: z.exactOptional(
    z.object({
      at: z.int(),
      /** An administrator, deliveries that failed for days, or the answer 410. */
      why: z.enum(['person', 'failing', 'gone']),
    }),
  ),
  /** Since when every delivery failed; absent if the last one did not. */
  failingSince: z.exactOptional(z.int()),
  lastSuccessAt: z.exactOptional(z.int()),
  /** After a change of the secret: until when the one before signs as well. */
  oldSecretUntil: z.exactOptional(z.int()),
})
export type WebhookEntry = z.infer<typeof WebhookEntry>

/** `GET /v1/webhooks`. */
export const Webhooks = z.object({ webhooks: z.array(WebhookEntry) })
export type Webhooks = z.infer<typeof Webhooks>

/** `POST /v1/webhooks`. */
export const NewWebhook = z.strictObject({ url: Url, events: Events, team: z.exactOptional(Id) })
export type NewWebhook = z.infer<typeof NewWebhook>

/** `PUT /v1/webhooks/{id}`: what is absent stays. */
export const WebhookChange = z.strictObject({
  url: z.exactOptional(Url),
  events: z.exactOptional(Events),
  on: z.exactOptional(z.boolean()),
})
export type WebhookChange = z.infer<typeof WebhookChange>

/** The secret is given once. */
export const MadeWebhook = z.object({ secret: z.string(), webhook: WebhookEntry })
export type MadeWebhook = z.infer<typeof MadeWebhook>

const answer = {
  /** Of the answer. */
  status: z.exactOptional(z.int()),
  failure: z.exactOptional(WebhookFailure),
}

/** `POST /v1/webhooks/{id}/test`: what came back. */
export const WebhookTest = z.object({ ...answer, milliseconds: Count })
export type WebhookTest = z.infer<typeof WebhookTest>

/** `GET /v1/webhooks/{id}/deliveries`: the last messages, the newest first. */
export const Deliveries = z.object({
  deliveries: z.array(
    z.object({
      /** The header `webhook-id`. */
      id: Id,
      event: WebhookEvent,
      madeAt: z.int(),
      state: z.enum(['waiting', 'delivered', 'given-up']),
      attempts: Count,
      /** While it waits. */
      nextAt: z.exactOptional(z.int()),
      doneAt: z.exactOptional(z.int()),
      ...answer,
    }),
  ),
})
export type Deliveries = z.infer<typeof Deliveries>
