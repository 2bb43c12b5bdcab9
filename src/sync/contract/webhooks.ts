/**
 * Webhooks: messages to other programs about events, in the format of Standard Webhooks
 * (https://www.standardwebhooks.com). A message identifies people and teams by their ids, and
 * contains no figures.
 */
import * as z from 'zod/mini'
import { Count, Id } from './common-values.ts'
import { DayDate } from './days.ts'
import { MAX_WEBHOOK_URL } from './limits.ts'

export const WebhookEvent = z.enum([
  'day.received',
  'person.joined',
  'person.left',
  'scheme.changed',
])
export type WebhookEvent = z.infer<typeof WebhookEvent>

/** All events, in the order in which a form offers them. */
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = WebhookEvent.options

const personOfTeam = { team: Id, person: Id }
const message = <Type extends string, Data extends z.ZodMiniType>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    /** When the event happened (ISO 8601). */
    timestamp: z.string(),
    data,
  })

/**
 * The body of a message. Later versions of the endpoint may add types of messages, and properties
 * to the `data` of a message.
 */
export const WebhookMessage = z.union([
  /**
   * The endpoint made its first receipt for a day that a browser recorded. Not sent if the team is
   * in group mode.
   */
  message('day.received', z.object({ ...personOfTeam, date: DayDate })),
  /** A person is in the team from now on, because they are new, moved to the team, or came back. */
  message('person.joined', z.object(personOfTeam)),
  /** A person leaves the team at the instant `at` (ISO 8601), which may be in the future. */
  message('person.left', z.object({ ...personOfTeam, at: z.string() })),
  /** A new version of the team's scheme was made. `from` is the day on which it takes effect. */
  message('scheme.changed', z.object({ team: Id, version: z.int(), from: DayDate })),
  /** A test message, which a button of the console sends. */
  message('test', z.object({ webhook: Id })),
])
export type WebhookMessage = z.infer<typeof WebhookMessage>

/**
 * Why a message got no answer: the address is not allowed or cannot be reached, the certificate of
 * the receiver is wrong, or the receiver was too slow.
 */
export const WebhookFailure = z.enum(['forbidden-address', 'unreachable', 'certificate', 'slow'])
export type WebhookFailure = z.infer<typeof WebhookFailure>

const Url = z.string().check(z.minLength(1), z.maxLength(MAX_WEBHOOK_URL))
const Events = z.array(WebhookEvent).check(z.minLength(1), z.maxLength(WEBHOOK_EVENTS.length))

export const WebhookEntry = z.object({
  id: Id,
  url: z.string(),
  events: z.array(WebhookEvent),
  /**
   * The only team whose events are sent to the webhook. Absent if the events of all teams are sent.
   */
  team: z.exactOptional(z.object({ id: Id, name: z.string() })),
  madeAt: z.int(),
  /** When and why the webhook was switched off. Absent if the webhook is on. */
  off: z.exactOptional(
    z.object({
      at: z.int(),
      /**
       * Why it was switched off. `person`: an administrator did it. `failing`: no message could be
       * delivered for days. `gone`: the receiver answered with status 410.
       */
      why: z.enum(['person', 'failing', 'gone']),
    }),
  ),
  /** Since this instant, all deliveries have failed. Absent if the last delivery succeeded. */
  failingSince: z.exactOptional(z.int()),
  lastSuccessAt: z.exactOptional(z.int()),
  /**
   * After a change of the secret: until this instant, messages are also signed with the previous
   * secret.
   */
  oldSecretUntil: z.exactOptional(z.int()),
})
export type WebhookEntry = z.infer<typeof WebhookEntry>

/** The answer of `GET /v1/webhooks`. */
export const Webhooks = z.object({ webhooks: z.array(WebhookEntry) })
export type Webhooks = z.infer<typeof Webhooks>

/** The body of `POST /v1/webhooks`. */
export const NewWebhook = z.strictObject({ url: Url, events: Events, team: z.exactOptional(Id) })
export type NewWebhook = z.infer<typeof NewWebhook>

/** `PUT /v1/webhooks/{id}`. If a property is absent, it stays unchanged. */
export const WebhookChange = z.strictObject({
  url: z.exactOptional(Url),
  events: z.exactOptional(Events),
  on: z.exactOptional(z.boolean()),
})
export type WebhookChange = z.infer<typeof WebhookChange>

/** The answer after a webhook or a new secret was made. The endpoint sends the secret only once. */
export const MadeWebhook = z.object({ secret: z.string(), webhook: WebhookEntry })
export type MadeWebhook = z.infer<typeof MadeWebhook>

const answer = {
  /** The HTTP status of the receiver's answer. */
  status: z.exactOptional(z.int()),
  failure: z.exactOptional(WebhookFailure),
}

/** The answer of `POST /v1/webhooks/{id}/test`: how the receiver answered the test message. */
export const WebhookTest = z.object({ ...answer, milliseconds: Count })
export type WebhookTest = z.infer<typeof WebhookTest>

/** The answer of `GET /v1/webhooks/{id}/deliveries`: the last messages, the newest first. */
export const Deliveries = z.object({
  deliveries: z.array(
    z.object({
      /** The id of the message, which the header `webhook-id` also contains. */
      id: Id,
      event: WebhookEvent,
      madeAt: z.int(),
      state: z.enum(['waiting', 'delivered', 'given-up']),
      attempts: Count,
      /** Present while the message waits: when the endpoint tries next to deliver it. */
      nextAt: z.exactOptional(z.int()),
      doneAt: z.exactOptional(z.int()),
      ...answer,
    }),
  ),
})
export type Deliveries = z.infer<typeof Deliveries>
