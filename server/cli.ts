/** The endpoint's command line: runs the service, and administers its members and its data. */
import { dayOf } from '../src/core/time/days.ts'
import { recordRead } from './access/record-read.ts'
import {
  access,
  audit,
  type Command,
  device,
  exportCsv,
  retain,
  type Work,
} from './cli/administer.ts'
import { type Settings, settingsFrom } from './cli/config.ts'
import { member } from './cli/member.ts'
import { showDay } from './cli/print.ts'
import { team } from './cli/team.ts'
import { token } from './cli/token.ts'
import {
  dateFrom,
  hereZone,
  isMisuse,
  Misuse,
  parseOptions,
  requireName,
  USAGE,
  usageOf,
  wholeNumber,
  zoneFrom,
} from './cli/usage.ts'
import { backUp } from './db/backup.ts'
import { isPostgres, openExisting } from './db/database.ts'
import { restore } from './db/restore.ts'
import { requireNamed } from './group/require-named.ts'
import { OperatorError } from './operator-error.ts'
import { COMMAND_LINE, recordAct } from './people/audit.ts'
import { findMember } from './people/list-members.ts'
import { rowsOfDay } from './segments/day.ts'

const printDay: Command = (options, [given, typed]) => {
  const name = requireName(given)
  const zone = options.zone === undefined ? hereZone() : zoneFrom(options.zone)
  const dayStart = wholeNumber('The hour a day starts at', options['day-start'], 23)
  const date = typed === undefined ? dayOf(Date.now(), zone, dayStart) : dateFrom(typed)
  const day = { date, zone, dayStart }
  return async (db) => {
    const member = await findMember(db, name, options.team)
    await requireNamed(db, member.team, date, Date.now())
    const rows = await rowsOfDay(db, member, day)
    const { team, member: about } = member
    const entry = { team, at: Date.now(), actor: COMMAND_LINE, act: 'day read' as const, about }
    await recordAct(db, { ...entry, detail: date })
    const read = { team, reader: COMMAND_LINE, people: [about], range: { from: date, to: date } }
    await recordRead(db, { ...read, route: 'day' }, entry.at)
    console.log(showDay(rows, day))
  }
}

const ON_DATABASE: Record<string, Command> = {
  member,
  team,
  device,
  token,
  day: printDay,
  export: exportCsv,
  retain,
  audit,
  access,
}

const fileNamed = (name: string | undefined) => {
  if (!name) throw new Misuse('Which file?')
  return name
}

type FileCommand = (path: string, file: string) => Promise<void>

const UNREAD =
  'What was there cannot be read. Revoke and forget again what you revoked or forgot since the backup.'

const ON_FILE: Record<string, FileCommand> = {
  backup: async (path, to) => {
    await backUp(path, to, Date.now())
    console.log(`Copied to ${to}.`)
  },
  restore: async (path, from) => {
    const { aside, forgotten, isUnread } = await restore(path, from, Date.now())
    const before = aside ? `What was there is in ${aside}.` : 'There was no database before.'
    console.log(`Restored from ${from} to ${path}. ${before}`)
    if (forgotten > 0) console.log(`People forgotten since, and forgotten again: ${forgotten}.`)
    if (isUnread) console.log(UNREAD)
  },
}

const onFile = (command: FileCommand, { database }: Settings, [file]: string[]) => {
  if (isPostgres(database))
    throw new OperatorError('That is for SQLite. PostgreSQL has pg_dump and pg_restore.')
  return command(database, fileNamed(file))
}

const onDatabase = async (work: Work, settings: Settings) => {
  const db = await openExisting(settings.database)
  try {
    await work(db, settings)
  } finally {
    await db.destroy()
  }
}

const run = async (args: string[]) => {
  const { values, positionals } = parseOptions(args)
  if (values.help) return console.log(USAGE)
  const [name = '', ...rest] = positionals
  const fileCommand = Object.hasOwn(ON_FILE, name) && ON_FILE[name]
  const command = Object.hasOwn(ON_DATABASE, name) && ON_DATABASE[name]
  if (name !== 'serve' && !fileCommand && !command)
    throw new Misuse(name ? `There is no command ${name}.` : 'What to do?')
  const work = command ? command(values, rest) : undefined
  const settings = settingsFrom(values)
  if (fileCommand) return onFile(fileCommand, settings, rest)
  if (work) return onDatabase(work, settings)
  // The service is loaded only for this command, because loading it takes longer than most other
  // commands run.
  const { serve } = await import('./cli/serve.ts')
  return serve(settings)
}

/** Runs a command. Returns its exit code, and prints errors. */
export const runCommand = async (args: string[]): Promise<number> => {
  try {
    await run(args)
    return 0
  } catch (error) {
    console.error((error as Error).message)
    if (!isMisuse(error)) return 1
    console.error(`\n${usageOf(args)}`)
    return 2
  }
}

if (import.meta.main) process.exitCode = await runCommand(process.argv.slice(2))
