/** The secrets by which a receiver knows that a message is the endpoint's. */
import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { Webhook } from 'standardwebhooks'
import type { Tables } from '../db/tables.ts'

/** 256 random bits in the form of Standard Webhooks. */
export const newWebhookSecret = () => `whsec_${randomBytes(32).toString('base64')}`

type Secrets = Pick<Selectable<Tables['webhooks']>, 'secret' | 'old_secret' | 'old_until'>

/** After a change both secrets sign for a while: the receiver may know either. */
const secretsAt = ({ secret, old_secret, old_until }: Secrets, now: number) =>
  old_secret !== null && (old_until ?? 0) > now ? [secret, old_secret] : [secret]

/** The headers of a message. Its id is the same in each attempt. */
export const signedHeaders = (secrets: Secrets, id: string, body: string, now: number) => {
  const at = new Date(now)
  const signatures = secretsAt(secrets, now).map((secret) => new Webhook(secret).sign(id, at, body))
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Stint-Endpoint',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
