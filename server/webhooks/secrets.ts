/**
 * The secrets of webhooks. With the secret, a receiver checks the signature of a message, and so
 * knows that the endpoint has sent the message.
 */
import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { Webhook } from 'standardwebhooks'
import type { Tables } from '../db/tables.ts'

/** Returns a new secret: 256 random bits in the form of Standard Webhooks. */
export const newWebhookSecret = () => `whsec_${randomBytes(32).toString('base64')}`

type Secrets = Pick<Selectable<Tables['webhooks']>, 'secret' | 'old_secret' | 'old_until'>

/**
 * Returns the secrets with which messages are signed. Until `old_until`, messages are signed with
 * both the new and the old secret, because the receiver may still use the old one.
 */
const secretsAt = ({ secret, old_secret, old_until }: Secrets, now: number) =>
  old_secret !== null && (old_until ?? 0) > now ? [secret, old_secret] : [secret]

/**
 * Returns the headers of a message, with its signatures. The id of a message is the same in every
 * attempt.
 */
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
