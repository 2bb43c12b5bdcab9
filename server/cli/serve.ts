/**
 * Runs the service: answers requests, removes old rows, sums up the time of each day
 * (`report/sum-in-background.ts`), asks the company's provider regularly whether company accounts
 * are still valid, and delivers messages to webhooks. When the process must end, stops all of
 * these, and then closes the database.
 */
import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { watchClock } from '../clock.ts'
import { isPostgres, nameOf, openDatabase } from '../db/database.ts'
import { createReceived } from '../health/received.ts'
import { createApp } from '../http/app.ts'
import { listen } from '../http/listen.ts'
import { createMetrics } from '../http/metrics.ts'
import { OperatorError } from '../operator-error.ts'
import { setUpLink, setUpSecret } from '../people/first-administrator.ts'
import { sumInBackground } from '../report/sum-in-background.ts'
import { createProvider } from '../sign-in/provider.ts'
import { recheckRegularly } from '../sign-in/recheck.ts'
import { deliverRegularly } from '../webhooks/deliver.ts'
import type { Settings } from './config.ts'
import { removeDaily } from './remove-daily.ts'

const isLoopback = (host: string) => /^(localhost|::1|127(\.\d+){3})$/.test(host)

const untilStopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

/** Runs the service until the process gets SIGINT or SIGTERM. */
export const serve = async (settings: Settings) => {
  const { database, host, port, behindProxy, keepDays, signIn, ...enrolment } = settings
  if (!behindProxy && !isLoopback(host))
    throw new OperatorError(
      `${host} is reachable from elsewhere, and this is plain HTTP. Put a proxy that does TLS in front and say --behind-proxy.`,
    )
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const isNew = !isPostgres(database) && !existsSync(database)
  const db = await openDatabase(database)
  if (isNew) log.warn({ database }, 'there was no database: this is a new, empty one')
  const metrics = createMetrics()
  metrics.watchProcess()
  const clock = watchClock({ log })
  const received = createReceived(db, { now: clock.now, log })
  const setUp = await setUpSecret(db)
  const provider = signIn && createProvider(signIn, enrolment.address)
  const parts = { log, metrics, received, clock, setUp, provider }
  const app = createApp(db, { behindProxy, keepDays, ...parts, ...enrolment })
  const { url, stop } = await listen(app, { port, host }).catch(async (error) => {
    await db.destroy()
    throw error
  })
  const stopRemoving = keepDays ? removeDaily(db, { keepDays, clock, log }) : () => {}
  const stopSums = sumInBackground(db, clock.now, ({ message }) =>
    log.error({ error: message }, 'sums of days not made'),
  )
  const stopRechecks = provider
    ? recheckRegularly(db, provider, { now: clock.now, log })
    : async () => {}
  const stopWebhooks = deliverRegularly(db, { now: clock.now, sending: settings.webhooks, log })
  log.info({ url, database: nameOf(database) }, `Stint endpoint on ${url}`)
  // With port 0 the service listens on any free port. The default address contains the port 0, so
  // the real address is used instead.
  const address = new URL(enrolment.address).port === '0' ? url : enrolment.address
  // The set-up link is printed and not logged: it contains a secret, which a log would store.
  if (setUp)
    process.stderr.write(
      `\nNobody is here yet. To set Stint up, open:\n  ${setUpLink(address, setUp)}\n\n`,
    )
  await untilStopped()
  stopRemoving()
  await Promise.all([stop(), stopSums(), stopRechecks(), stopWebhooks()])
  await received.store()
  await db.destroy()
  log.info('Stint endpoint stopped')
}
