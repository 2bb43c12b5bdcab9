/** What the command line takes. */
import { parseArgs } from 'node:util'

export const USAGE = `Stint's endpoint.

  serve [--port 8787] [--host 127.0.0.1] [--behind-proxy] [--keep-days N]
      Runs until stopped. Plain HTTP: it listens beyond this machine only
      with --behind-proxy, which says that a proxy in front does TLS.
      With --keep-days, what ended longer ago is removed, once a day.
  member add NAME [--team TEAM] [--role member|manager|administrator]
      Adds a member and prints a one-time code to type into Stint's settings.
  member code NAME
      Prints another code for a member: a new browser, or a code that ran out.
  member role NAME member|manager|administrator
      Managers read the team's layout and change its scheme.
  member list
      Lists the members, with their devices.
  member export NAME
      Prints all that is held of a member, as JSON.
  member forget NAME --yes
      Removes a member and all that they sent.
  team list
  team share-middle on|off [--team TEAM]
      Lists the teams; says whether members may compare themselves with the
      team's middle. A manager can say it in Stint, too.
  device list NAME
  device revoke NAME ID
      Lists a member's devices; voids the token of one (the start of its id will do).
  day NAME [DATE] [--zone ZONE] [--day-start HOUR]
      Prints a member's day as received; today, on this machine's clock, if not said.
  export [FILE] [--team TEAM] [--separator comma|semicolon|tab]
      Writes a team's segments as CSV. Excel wants semicolons where numbers
      are written with a comma.
  retain DAYS
      Removes what ended longer ago.
  audit
      Prints the acts of administration.
  backup FILE
  restore FILE
      Copies the database to a file, also while the endpoint runs; puts such a file
      in the database's place, while it does not. SQLite only: PostgreSQL has pg_dump.

Members of the same name in two teams: say --team TEAM.
The database: --db FILE, else the PostgreSQL that DATABASE_URL names, else
.stint/endpoint.sqlite.`

/** Used wrongly, as against refused: shown with the usage. */
export class Misuse extends Error {}

const OPTIONS = {
  db: { type: 'string' },
  port: { type: 'string', default: '8787' },
  host: { type: 'string', default: '127.0.0.1' },
  'behind-proxy': { type: 'boolean', default: false },
  'keep-days': { type: 'string' },
  team: { type: 'string' },
  role: { type: 'string' },
  zone: { type: 'string' },
  separator: { type: 'string', default: 'comma' },
  'day-start': { type: 'string', default: '0' },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const parse = (args: string[]) =>
  parseArgs({ args, options: OPTIONS, allowPositionals: true })
export type Options = ReturnType<typeof parse>['values']

export const databaseOf = ({ db }: Options) =>
  db ?? process.env.DATABASE_URL ?? '.stint/endpoint.sqlite'

export const hereZone = () => Temporal.Now.timeZoneId()

export const wholeNumber = (name: string, text: string, most: number) => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > most)
    throw new Misuse(`--${name} takes a number from 0 to ${most}, not ${text}.`)
  return Number(text)
}

export const named = (name: string | undefined) => {
  if (!name?.trim()) throw new Misuse('Whose? A name is missing.')
  return name.trim()
}

export const isMisuse = (error: unknown) =>
  error instanceof Misuse || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_')
