/** The routes of webhooks, for administrators. */
import { randomUUID } from 'node:crypto'
import {
  type Deliveries,
  type MadeWebhook,
  WEBHOOK_TESTS,
  type WebhookEntry,
  type Webhooks,
  type WebhookTest,
} from '../../../src/sync/contract.ts'
import { testWebhook } from '../../webhooks/deliver.ts'
import {
  addWebhook,
  changeWebhook,
  deliveriesOf,
  listWebhooks,
  removeWebhook,
  renewSecret,
  requireWebhook,
} from '../../webhooks/webhooks.ts'
import { turnOrRefusal, turnsPerCaller } from '../turn-of-caller.ts'
import { byCaller, type Dependencies } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'
import { WEBHOOKS } from './webhooks-table.ts'

export const addWebhookRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db, now, log, webhooks: sending } = dependencies
  const turnOf = turnsPerCaller(WEBHOOK_TESTS)

  serve(WEBHOOKS.getWebhooks, async (c) =>
    c.json({ webhooks: await listWebhooks(db, now()) } satisfies Webhooks),
  )

  serve(WEBHOOKS.addWebhook, async (c, read) => {
    const made = await addWebhook(
      db,
      await read.body(),
      sending.networks,
      byCaller(c, dependencies),
    )
    return c.json(made satisfies MadeWebhook)
  })

  serve(WEBHOOKS.changeWebhook, async (c, read) => {
    const change = await read.body()
    const changed = await changeWebhook(
      db,
      read.param(),
      change,
      sending.networks,
      byCaller(c, dependencies),
    )
    return c.json(changed satisfies WebhookEntry)
  })

  serve(WEBHOOKS.removeWebhook, async (c, read) => {
    await removeWebhook(db, read.param(), byCaller(c, dependencies))
    return c.body(null, 204)
  })

  serve(WEBHOOKS.renewWebhookSecret, async (c, read) =>
    c.json((await renewSecret(db, read.param(), byCaller(c, dependencies))) satisfies MadeWebhook),
  )

  serve(WEBHOOKS.testWebhook, async (c, read) => {
    const row = await requireWebhook(db, read.param())
    const endTurn = await turnOrRefusal(turnOf(c.get('caller').member))
    try {
      const tested = await testWebhook(row, randomUUID(), { now, sending, log })
      return c.json(tested satisfies WebhookTest)
    } finally {
      endTurn()
    }
  })

  serve(WEBHOOKS.getDeliveries, async (c, read) => {
    const { id } = await requireWebhook(db, read.param())
    return c.json({ deliveries: await deliveriesOf(db, id) } satisfies Deliveries)
  })
}
