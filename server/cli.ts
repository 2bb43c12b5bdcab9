/** The endpoint's command line: runs it, and administers who may use it. */
import { parseArgs } from 'node:util'
import { dayOf } from '../src/core/days.ts'
import { createApp } from './app.ts'
import { nameOf, openDatabase } from './database.ts'
import { rowsOfDay } from './day.ts'
import { createCode } from './devices.ts'
import { listen } from './listen.ts'
import { addMember, findMember, listMembers, Refused } from './members.ts'
import { showDay, showInstant, showMembers } from './print.ts'
import type { Database } from './tables.ts'

const USAGE = `Stint's endpoint.

  serve [--port 8787] [--host 127.0.0.1] [--behind-proxy]
      Runs until stopped. Plain HTTP: it listens beyond this machine only
      with --behind-proxy, which says that a proxy in front does TLS.
  member add NAME [--team TEAM]
      Adds a member and prints a one-time code to type into Stint's settings.
  member code NAME [--team TEAM]
      Prints another code for a member: a new browser, or a code that ran out.
  member list
      Lists the members, with their devices.
  day NAME [DATE] [--zone ZONE] [--day-start HOUR] [--team TEAM]
      Prints a member's day as received; today, on this machine's clock, if not said.

The database: --db FILE, else the PostgreSQL that DATABASE_URL names, else
.stint/endpoint.sqlite.`

/** Used wrongly, as against refused: shown with the usage. */
class Misuse extends Error {}

const OPTIONS = {
  db: { type: 'string' },
  port: { type: 'string', default: '8787' },
  host: { type: 'string', default: '127.0.0.1' },
  'behind-proxy': { type: 'boolean', default: false },
  team: { type: 'string' },
  zone: { type: 'string' },
  'day-start': { type: 'string', default: '0' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true })
type Options = ReturnType<typeof parse>['values']

const databaseOf = ({ db }: Options) => db ?? process.env.DATABASE_URL ?? '.stint/endpoint.sqlite'

const DEFAULT_TEAM = 'Team'
const hereZone = () => Temporal.Now.timeZoneId()
const isLoopback = (host: string) => /^(localhost|::1|127(\.\d+){3})$/.test(host)

const wholeNumber = (name: string, text: string, most: number) => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > most)
    throw new Misuse(`--${name} takes a number from 0 to ${most}, not ${text}.`)
  return Number(text)
}

const named = (name: string | undefined) => {
  if (!name?.trim()) throw new Misuse('Whose? A name is missing.')
  return name.trim()
}

const serve = async (db: Database, options: Options) => {
  const port = wholeNumber('port', options.port, 65535)
  const behindProxy = options['behind-proxy']
  if (!behindProxy && !isLoopback(options.host))
    throw new Refused(
      `${options.host} is reachable from elsewhere, and this is plain HTTP. Put a proxy that does TLS in front and say --behind-proxy.`,
    )
  const app = createApp(db, { behindProxy, log: console.log })
  const { url, stop } = await listen(app, { port, host: options.host })
  console.log(`Stint endpoint on ${url} (database: ${nameOf(databaseOf(options))})`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  await stop()
  console.log('Stint endpoint stopped')
}

const printCode = async (db: Database, name: string, member: { team: string; member: string }) => {
  const { code, expiresAt } = await createCode(db, member, Date.now())
  console.log(`Code for ${name}: ${code}`)
  console.log(`Good once, until ${showInstant(expiresAt, hereZone())}.`)
}

const administer = async (db: Database, options: Options, [verb, given]: string[]) => {
  if (verb === 'list') return console.log(showMembers(await listMembers(db), hereZone()))
  if (verb !== 'add' && verb !== 'code') throw new Misuse('member: add, code or list?')
  const name = named(given)
  const member =
    verb === 'add'
      ? await addMember(db, name, options.team ?? DEFAULT_TEAM, Date.now())
      : await findMember(db, name, options.team)
  return printCode(db, name, member)
}

const printDay = async (db: Database, options: Options, [given, date]: string[]) => {
  const zone = options.zone ?? hereZone()
  const dayStart = wholeNumber('day-start', options['day-start'], 23)
  const member = await findMember(db, named(given), options.team)
  const day = { date: date ?? dayOf(Date.now(), zone, dayStart), zone, dayStart }
  console.log(showDay(await rowsOfDay(db, member, day), day))
}

const COMMANDS: Record<string, (db: Database, options: Options, rest: string[]) => Promise<void>> =
  {
    serve,
    member: administer,
    day: printDay,
  }

const run = async (args: string[]) => {
  const { values, positionals } = parse(args)
  if (values.help) return console.log(USAGE)
  const [name = '', ...rest] = positionals
  const command = Object.hasOwn(COMMANDS, name) && COMMANDS[name]
  if (!command) throw new Misuse(name ? `There is no command ${name}.` : 'What to do?')
  const db = await openDatabase(databaseOf(values))
  try {
    await command(db, values, rest)
  } finally {
    await db.destroy()
  }
}

const isMisuse = (error: unknown) =>
  error instanceof Misuse || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_')

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  if (isMisuse(error)) console.error(`\n${USAGE}`)
  process.exitCode = isMisuse(error) ? 2 : 1
}
