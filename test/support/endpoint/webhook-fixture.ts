/** Starts an endpoint with an administrator, and a receiver of webhooks. */
import { pino } from 'pino'
import { vi } from 'vitest'
import { deliverDue } from '../../../server/webhooks/deliver.ts'
import { networksFrom } from '../../../server/webhooks/networks.ts'
import {
  type Deliveries,
  type MadeWebhook,
  type NewWebhook,
  WEBHOOK_EVENTS,
  type Webhooks,
} from '../../../src/sync/contract.ts'
import { connectDevice, newMember, postOf, startEndpoint } from './fixture.ts'
import { startReceiver } from './receiver.ts'

/** Networks to which webhooks may be sent. In tests, the receivers run on the same machine. */
export const networks = networksFrom('', '127.0.0.0/8')
const SILENT = pino({ level: 'silent' })

export const startFixture = async () => {
  const endpoint = await startEndpoint({ webhooks: { networks } })
  const olga = await newMember(endpoint, 'Olga Sim', 'Office', 'administrator')
  const device = await connectDevice(endpoint, olga)
  const ask = async <T>(path: string, method = 'GET', body?: unknown) => {
    const asked = { method, ...postOf(body, device.authorization) }
    const answer = await endpoint.app.request(`/v1/webhooks${path}`, asked)
    if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }
  const receiver = await startReceiver()
  const add = async (webhook: Partial<NewWebhook> = {}) => {
    const body = { url: receiver.url, events: [...WEBHOOK_EVENTS], ...webhook }
    const made = await ask<MadeWebhook>('', 'POST', body)
    return { id: made.webhook.id, secret: made.secret }
  }
  const deliver = (db = endpoint.db) =>
    deliverDue(db, {
      now: () => endpoint.now,
      sending: { networks },
      log: SILENT,
      random: () => 0,
    })
  const list = async () => (await ask<Webhooks>('')).webhooks
  const deliveries = async (id: string) => (await ask<Deliveries>(`/${id}/deliveries`)).deliveries
  const acting = () => ({ now: endpoint.now, actor: 'test' })
  // The clock is set to the endpoint's time, because a receiver refuses messages that are older than
  // five minutes.
  const verified = (secret: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: endpoint.now })
    try {
      return receiver.verified(secret)
    } finally {
      vi.useRealTimers()
    }
  }
  return { endpoint, olga, receiver, ask, add, deliver, list, deliveries, acting, verified }
}
