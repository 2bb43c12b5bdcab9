/** The command line's help text, its options, and their allowed values. */
import { parseArgs } from 'node:util'
import { zoneOrOffset } from '../../src/core/time/days.ts'
import { ROLES } from '../people/role-of-person.ts'

export const USAGE = `Stint's endpoint.

  serve [--port 8787] [--host 127.0.0.1] [--behind-proxy] [--keep-days N]
      [--address https://HOST/PATH] [--oidc-issuer https://HOST --oidc-client ID
      [--oidc-unknown refuse|create]]
      Runs until stopped, and makes the database where there is none. Plain HTTP:
      it listens beyond this machine only with --behind-proxy, which says that a
      proxy in front does TLS. With --keep-days, what ended longer ago is removed,
      once a day. With --oidc-issuer people connect by their company account; the
      key and the client's secret are read from the settings file or the environment.
  member add NAME [--team TEAM] [--new] [--role member|manager|administrator]
      [--email ADDRESS] [--untracked]
      Adds a member; prints a code for ten minutes and a link for days.
      --new: TEAM is another team beside those that there are.
      --untracked: a head whose own time is not recorded.
  member import TABLE.csv [LINKS.csv] [--new] [--again] [--check]
      Adds everybody in a table (name, e-mail, team, role), or nobody where a row
      is wrong, and writes their links. --again: new links for those who are there
      and have no device. --check: only says whether it can be done.
  member code NAME
  member invite NAME
  member uninvite NAME
      Another code to read out, another link to send; voids the link.
  member unlink NAME
      Forgets which company account is theirs: the next sign-in goes by the
      e-mail address.
  member role NAME member|manager|administrator
      Managers read their team's layout and change its scheme; administrators keep
      people and teams, and see nobody's time.
  member leads NAME [TEAM ...]
      The teams that a manager leads; none: a member again.
  member track NAME on|off
  member email NAME ADDRESS
  member rename NAME NEW-NAME
  member move NAME TEAM
      From now on. What was recorded stays in the old team.
  member leave NAME [LAST-DAY]
      At once, or after a day: devices are void then, and history is kept.
  member return NAME [TEAM]
      Back under the same identity, as a member, with a new link.
  member merge NAME OTHER [--other-team TEAM] --yes
      Two entries of one person: OTHER becomes part of NAME.
  member list
      Lists the members, with their devices.
  member export NAME [FILE]
      Writes all that is held of a member, as JSON.
  member forget NAME --yes
      Removes a member and all that they sent, and rewrites the file without it.
  team list
  team add NAME
  team rename NAME NEW-NAME
  team delete NAME
      Deletes a team that has nobody and keeps nothing.
  team share-middle on|off [--team TEAM]
      Lists the teams; says whether members may compare themselves with the
      team's middle. A manager can say it in Stint, too.
  team group-mode on [--team TEAM]
      Figures of groups of five or more only, and of nobody by name. It ends where
      two administrators say so.
  device list NAME
  device revoke NAME ID
      Lists a member's devices; voids the token of one (the start of its id will do).
  token add NAME --scopes SCOPE,… [--team TEAM] [--days 90]
  token list
  token revoke ID
      API tokens for other programs, for at most 366 days: report:read, people:read,
      indicators:read, indicators:write; without --team for all teams.
  day NAME [DATE] [--zone ZONE] [--day-start HOUR]
      Prints a member's day as received; today, on this machine's clock, if not said.
  export [FILE] [--team TEAM] [--zone ZONE] [--separator comma|semicolon|tab]
      Writes a team's segments as CSV. Times are UTC, or on the clock of ZONE.
      Excel wants semicolons where numbers are written with a comma.
  retain DAYS [--yes]
      Says how much ended longer ago; removes it with --yes.
  access NAME
      Prints who has read a member's figures, and when.
  audit
      Prints the acts of administration.
  backup FILE
  restore FILE
      Copies the database to a file, also while the endpoint runs; puts such a file
      in the database's place, while it does not. SQLite only: PostgreSQL has pg_dump.

Names: case and extra spaces make no difference; a second name that differs in
those only is made with --yes. Members of the same name in two teams: say
--team TEAM. An e-mail address will do for a name.
The database: --db FILE-OR-ADDRESS, else DATABASE_URL from the environment, else from
the settings file (--config FILE, STINT_CONFIG, /etc/stint-endpoint.env), else
.stint/endpoint.sqlite. Only serve makes one. The file and the environment may also
have STINT_PORT, STINT_HOST, STINT_BEHIND_PROXY, STINT_KEEP_DAYS, STINT_ADDRESS
(--address: where people reach the endpoint), STINT_INVITE_DAYS,
STINT_EXTENSION_CHROME, STINT_EXTENSION_FIREFOX and STINT_WEBHOOK_NETWORKS.`

const nameOf = (block: string) => block.trim().split(/\s/)[0] ?? ''

/**
 * Returns the help text of the command that the arguments name. If they name no command, returns
 * the help texts of all commands. The arguments may have options before the command.
 */
export const usageOf = (args: readonly string[]) => {
  const [, ...blocks] = USAGE.split(/\n(?= {2}\S)/)
  const command = args.find((arg) => blocks.some((block) => nameOf(block) === arg))
  if (command === undefined) return USAGE
  const found = blocks.filter((block) => nameOf(block) === command)
  // The last block is followed by paragraphs that apply to all commands; these paragraphs are left
  // out.
  return [...found.map((block) => block.split('\n\n')[0]), '  --help: all commands'].join('\n')
}

/** A wrong use of the command line. It is answered with the help text of the command. */
export class Misuse extends Error {}

const OPTIONS = {
  config: { type: 'string' },
  db: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'behind-proxy': { type: 'boolean' },
  'keep-days': { type: 'string' },
  team: { type: 'string' },
  new: { type: 'boolean', default: false },
  role: { type: 'string' },
  address: { type: 'string' },
  'oidc-issuer': { type: 'string' },
  'oidc-client': { type: 'string' },
  'oidc-unknown': { type: 'string' },
  email: { type: 'string' },
  untracked: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  'other-team': { type: 'string' },
  scopes: { type: 'string' },
  days: { type: 'string', default: '90' },
  zone: { type: 'string' },
  separator: { type: 'string', default: 'comma' },
  'day-start': { type: 'string', default: '0' },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const parseOptions = (args: string[]) =>
  parseArgs({ args, options: OPTIONS, allowPositionals: true })
export type Options = ReturnType<typeof parseOptions>['values']

/**
 * Returns this machine's time zone, or its offset from UTC if the machine does not know the zone
 * (`TZ=''`).
 */
export const hereZone = () =>
  zoneOrOffset(Temporal.Now.timeZoneId(), new Date().getTimezoneOffset())

/** Throws Misuse for a time zone that this machine does not know. */
export const zoneFrom = (text: string) => {
  try {
    return Temporal.Now.zonedDateTimeISO(text).timeZoneId
  } catch {
    throw new Misuse(`There is no time zone ${text}. One is called Europe/Berlin, for example.`)
  }
}

/** @param name the beginning of the error message, such as `A port` */
export const wholeNumber = (name: string, text: string, most: number, least = 0) => {
  const isWithin = /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most
  if (!isWithin) throw new Misuse(`${name}: a number from ${least} to ${most}, not ${text}.`)
  return Number(text)
}

/** Throws Misuse for a text that is not a date. */
export const dateFrom = (text: string) => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    throw new Misuse(`A day is written 2026-11-23, not ${text}.`)
  }
}

/** Throws Misuse for a text that is not a role. */
export const roleFrom = (text: string | undefined) => {
  const role = ROLES.find((role) => role === text)
  if (!role) throw new Misuse(`A role is one of ${ROLES.join(', ')}.`)
  return role
}

export const requireName = (name: string | undefined) => {
  if (!name?.trim()) throw new Misuse('Whose? A name is missing.')
  return name.trim()
}

export const isMisuse = (error: unknown) =>
  error instanceof Misuse || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_')
