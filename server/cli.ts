/** The endpoint's command line: runs it, and administers who may use it. */
import { pino } from 'pino'
import { dayOf } from '../src/core/days.ts'
import { audit, device, exportCsv, member, retain, team } from './administer.ts'
import { createApp } from './app.ts'
import { COMMAND_LINE, note } from './audit.ts'
import { backUp, restore } from './backup.ts'
import { isPostgres, nameOf, openDatabase } from './database.ts'
import { rowsOfDay } from './day.ts'
import { listen } from './listen.ts'
import { findMember, Refused } from './members.ts'
import { createMetrics } from './metrics.ts'
import { showDay } from './print.ts'
import { removeOld } from './retention.ts'
import type { Database } from './tables.ts'
import {
  databaseOf,
  hereZone,
  isMisuse,
  Misuse,
  named,
  type Options,
  parse,
  USAGE,
  wholeNumber,
} from './usage.ts'

const isLoopback = (host: string) => /^(localhost|::1|127(\.\d+){3})$/.test(host)

const untilStopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

const day = 24 * 60 * 60_000

const serve = async (db: Database, options: Options) => {
  const port = wholeNumber('port', options.port, 65535)
  const keep = options['keep-days'] && wholeNumber('keep-days', options['keep-days'], 36_500)
  const behindProxy = options['behind-proxy']
  if (!behindProxy && !isLoopback(options.host))
    throw new Refused(
      `${options.host} is reachable from elsewhere, and this is plain HTTP. Put a proxy that does TLS in front and say --behind-proxy.`,
    )
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const metrics = createMetrics()
  metrics.watchProcess()
  const app = createApp(db, { behindProxy, log, metrics })
  const { url, stop } = await listen(app, { port, host: options.host })
  const tidy = async () => {
    if (keep) log.info({ removed: await removeOld(db, keep, Date.now()) }, 'old rows')
  }
  const failed = (error: Error) => log.error({ error: error.message }, 'old rows not removed')
  void tidy().catch(failed)
  const daily = setInterval(() => void tidy().catch(failed), day)
  log.info({ url, database: nameOf(databaseOf(options)) }, `Stint endpoint on ${url}`)
  await untilStopped()
  clearInterval(daily)
  await stop()
  log.info('Stint endpoint stopped')
}

const printDay = async (db: Database, options: Options, [given, date]: string[]) => {
  const zone = options.zone ?? hereZone()
  const dayStart = wholeNumber('day-start', options['day-start'], 23)
  const member = await findMember(db, named(given), options.team)
  const day = { date: date ?? dayOf(Date.now(), zone, dayStart), zone, dayStart }
  const rows = await rowsOfDay(db, member, day)
  const { team, member: about } = member
  await note(db, { team, at: Date.now(), actor: COMMAND_LINE, act: 'day read', about })
  console.log(showDay(rows, day))
}

type Command<On> = (on: On, options: Options, rest: string[]) => Promise<void>

const ON_DATABASE: Record<string, Command<Database>> = {
  ...{ serve, member, team, device, day: printDay, export: exportCsv, retain, audit },
}

const fileNamed = (name: string | undefined) => {
  if (!name) throw new Misuse('Which file?')
  return name
}

const ON_FILE: Record<string, Command<string>> = {
  backup: async (path, _, [to]) => {
    await backUp(path, fileNamed(to))
    console.log(`Copied to ${to}.`)
  },
  restore: async (path, _, [from]) => {
    const aside = await restore(path, fileNamed(from), Date.now())
    console.log(`Restored from ${from}.${aside ? ` What was there is in ${aside}.` : ''}`)
  },
}

const run = async (args: string[]) => {
  const { values, positionals } = parse(args)
  if (values.help) return console.log(USAGE)
  const [name = '', ...rest] = positionals
  const where = databaseOf(values)
  const onFile = Object.hasOwn(ON_FILE, name) && ON_FILE[name]
  if (onFile && isPostgres(where))
    throw new Refused('That is for SQLite. PostgreSQL has pg_dump and pg_restore.')
  if (onFile) return onFile(where, values, rest)
  const command = Object.hasOwn(ON_DATABASE, name) && ON_DATABASE[name]
  if (!command) throw new Misuse(name ? `There is no command ${name}.` : 'What to do?')
  const db = await openDatabase(where)
  try {
    await command(db, values, rest)
  } finally {
    await db.destroy()
  }
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  if (isMisuse(error)) console.error(`\n${USAGE}`)
  process.exitCode = isMisuse(error) ? 2 : 1
}
