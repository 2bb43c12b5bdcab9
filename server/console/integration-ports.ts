/** The requests that the page about other programs (API tokens and webhooks) sends. */
import {
  ApiTokens,
  Deliveries,
  MadeToken,
  MadeWebhook,
  WebhookEntry,
  Webhooks,
  WebhookTest,
} from '../../src/sync/contract.ts'
import type { Line } from '../../src/sync/request.ts'
import type { TokenPorts, WebhookPorts } from '../../src/ui/console/integrations/ports.ts'

export const tokenPorts = ({ request, requestEmpty }: Line): TokenPorts => ({
  tokens: async () => (await request('/v1/tokens', ApiTokens)).tokens,
  make: (body) => request('/v1/tokens', MadeToken, { method: 'POST', body }),
  revoke: (id) => requestEmpty(`/v1/tokens/${id}`, { method: 'DELETE' }),
})

export const webhookPorts = ({ request, requestEmpty }: Line): WebhookPorts => {
  const post = { method: 'POST' } as const
  const of = (id: string, what = '') => `/v1/webhooks/${id}${what}`
  return {
    webhooks: async () => (await request('/v1/webhooks', Webhooks)).webhooks,
    add: (body) => request('/v1/webhooks', MadeWebhook, { ...post, body }),
    change: (id, body) => request(of(id), WebhookEntry, { method: 'PUT', body }),
    remove: (id) => requestEmpty(of(id), { method: 'DELETE' }),
    renewSecret: (id) => request(of(id, '/secret'), MadeWebhook, post),
    test: (id) => request(of(id, '/test'), WebhookTest, post),
    deliveries: async (id) => (await request(of(id, '/deliveries'), Deliveries)).deliveries,
  }
}
