import type {
  ApiToken,
  Deliveries,
  MadeToken,
  MadeWebhook,
  NewToken,
  NewWebhook,
  WebhookChange,
  WebhookEntry,
  WebhookTest,
} from '../../../sync/contract.ts'

export interface TokenPorts {
  tokens: () => Promise<readonly ApiToken[]>
  make: (token: NewToken) => Promise<MadeToken>
  revoke: (id: string) => Promise<void>
}

export interface WebhookPorts {
  webhooks: () => Promise<readonly WebhookEntry[]>
  add: (webhook: NewWebhook) => Promise<MadeWebhook>
  change: (id: string, change: WebhookChange) => Promise<WebhookEntry>
  remove: (id: string) => Promise<void>
  renewSecret: (id: string) => Promise<MadeWebhook>
  /** Sends a test message to the webhook, and resolves with the result. */
  test: (id: string) => Promise<WebhookTest>
  deliveries: (id: string) => Promise<Deliveries['deliveries']>
}
