/** Texts that the command line prints: members, teams, devices, days, retention, audit. */
import { type ReceiptDay, receiptOf } from '../../src/core/day/receipt.ts'
import { dayBounds } from '../../src/core/time/days.ts'
import type { AccessLog, ApiToken, LiveRow } from '../../src/sync/contract.ts'
import type { readAudit } from '../people/audit.ts'
import type { devicesOf } from '../people/devices.ts'
import type { listMembers } from '../people/list-members.ts'
import { leavingAt } from '../people/person.ts'
import type { countOld } from '../segments/retention.ts'
import type { listTeams } from '../team/team.ts'

/**
 * Replaces characters that move the cursor or colour the screen. New names cannot contain such
 * characters, but names that an older version of Stint stored may contain them.
 */
const withoutControls = (text: string) =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/gu, '\uFFFD')

const pad = (n: number) => String(n).padStart(2, '0')

const local = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)

/** Returns a text such as `2026-11-23 18:04`, in the time zone `zone`. */
export const showInstant = (instant: number, zone: string) => {
  const at = local(instant, zone)
  return `${at.toPlainDate()} ${pad(at.hour)}:${pad(at.minute)}`
}

const showTime = (instant: number, zone: string) =>
  local(instant, zone).toPlainTime().toString({ smallestUnit: 'second' })

/** Returns a text such as `7 h 42 m`, or `48 s` below a minute. */
const showLength = (seconds: number) => {
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} m` : `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`
}

const showRow = (row: LiveRow, zone: string) => {
  const from = showTime(row.startedAt, zone)
  const to = showTime(row.endedAt, zone)
  const marks = [row.source === 'auto' && 'auto', row.edited && 'edited', row.context?.product]
  return [`${from} – ${to}`, row.category, ...marks.filter(Boolean)].join('  ')
}

/**
 * Returns a day as the endpoint stores it: each segment with its times and category, then the
 * totals.
 */
export const showDay = (rows: readonly LiveRow[], day: ReceiptDay) => {
  const { count, seconds, unexplained } = receiptOf(rows, day)
  const total = Object.values(seconds).reduce((a, b) => a + b, 0)
  const { from, to } = dayBounds(day.date, day.zone, day.dayStart)
  return [
    `${day.date}, ${day.zone}, ${showInstant(from, day.zone)} to ${showInstant(to, day.zone)}`,
    ...rows.map((row) => `  ${showRow(row, day.zone)}`),
    ...Object.entries(seconds).map(([id, spent]) => `${id}: ${showLength(spent)}`),
    ...(unexplained > 0 ? [`unexplained: ${showLength(unexplained)}`] : []),
    `received: ${count} segment${count === 1 ? '' : 's'}, ${showLength(total)}`,
  ].join('\n')
}

const countWords = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

type Member = Awaited<ReturnType<typeof listMembers>>[number]

const leavingOf = (member: Member, zone: string) => {
  const at = leavingAt(member)
  // Shows the instant one millisecond before the person leaves, so that the date is the person's
  // last day.
  return at === undefined ? [] : [`leaves or left ${showInstant(at - 1, zone)}`]
}

export const showMembers = (members: readonly Member[], zone: string) =>
  members
    .map((member) => {
      const { name, teamName, role, devices, lastSeenAt, invitedUntil, email, isTracked } = member
      const facts = [
        role,
        ...(email ? [email] : []),
        ...(isTracked ? [] : ['own time not recorded']),
        countWords(devices, 'device'),
        ...(lastSeenAt ? [`last seen ${showInstant(lastSeenAt, zone)}`] : []),
        ...(invitedUntil ? [`invited until ${showInstant(invitedUntil, zone)}`] : []),
        ...leavingOf(member, zone),
      ]
      return `${withoutControls(name)} (${withoutControls(teamName)}): ${facts.join(', ')}`
    })
    .join('\n')

export const showTeams = (teams: Awaited<ReturnType<typeof listTeams>>) =>
  teams
    .map(({ name, members, former, shareMiddle, heads, mode: { mode, namedFrom } }) => {
      const facts = [
        countWords(members, 'member'),
        ...(former > 0 ? [`${former} moved away`] : []),
        `middle ${shareMiddle ? 'shared' : 'not shared'}`,
        ...(mode === 'group' ? ['group mode'] : []),
        ...(namedFrom ? [`by name from ${namedFrom}`] : []),
        ...(heads.length > 0
          ? [`led by ${heads.map((head) => withoutControls(head.name)).join(', ')}`]
          : []),
      ]
      return `${withoutControls(name)}: ${facts.join(', ')}`
    })
    .join('\n')

export const showDevices = (devices: Awaited<ReturnType<typeof devicesOf>>, zone: string) =>
  devices
    .map(({ id, label, created_at, last_seen_at }) =>
      [
        `${id}  ${label ?? 'unknown browser'}`,
        `first seen ${showInstant(created_at, zone)}, last seen ${showInstant(last_seen_at, zone)}`,
      ].join('  '),
    )
    .join('\n')

/** Returns API tokens as text, without their secrets. */
export const showTokens = (tokens: readonly ApiToken[], zone: string) =>
  tokens
    .map(({ id, name, scopes, team, madeBy, expiresAt, lastUsedAt, isGood }) =>
      [
        `${id}  ${withoutControls(name)}`,
        scopes.join(','),
        team ? withoutControls(team.name) : 'all teams',
        `made by ${withoutControls(madeBy)}`,
        `${isGood ? 'until' : 'not good any more, until'} ${showInstant(expiresAt, zone)}`,
        lastUsedAt === undefined ? 'never used' : `last used ${showInstant(lastUsedAt, zone)}`,
      ].join('  '),
    )
    .join('\n')

const READ_AS = {
  layout: 'the report',
  months: 'the report, by months',
  indicators: 'the key indicators',
  day: 'the day',
  table: "the team's table",
  copy: 'a copy of everything',
}

const readerOf = (reader: AccessLog['reads'][number]['reader']) => {
  if ('account' in reader) return reader.account
  if (reader.name === undefined) return 'a person removed since'
  return reader.token ? `API token ${reader.name}` : reader.name
}

/** Returns reads of a person's figures as text, in the order of `reads`. */
export const showReads = (reads: AccessLog['reads'], zone: string) =>
  reads
    .map(({ reader, route, from, to, lastAt }) => {
      const who = readerOf(reader)
      const range = from === undefined ? [] : [from === to ? from : `${from} to ${to}`]
      return [showInstant(lastAt, zone), withoutControls(who), READ_AS[route], ...range].join('  ')
    })
    .join('\n')

/** Returns what the command `retain` would remove, as text. */
export const showOld = (teams: Awaited<ReturnType<typeof countOld>>, until: string) =>
  [
    `Ended before ${until}:`,
    ...teams.map(({ name, segments, all, tombstones }) => {
      const marks = tombstones > 0 ? `, and ${countWords(tombstones, 'mark')} of deleted ones` : ''
      return `  ${withoutControls(name)}: ${segments} of ${countWords(all, 'segment')}${marks}`
    }),
  ].join('\n')

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/**
 * @param names names of people and teams, by their ids; it contains no names of removed people and
 *   teams
 */
export const showAudit = (
  entries: Awaited<ReturnType<typeof readAudit>>,
  names: ReadonlyMap<string, string>,
  zone: string,
) => {
  const isId = (text: string) => text.replace(ID, '') === ''
  const nameOrId = (text: string) =>
    names.get(text) ?? (isId(text) ? `removed since (${text})` : text)
  return entries
    .map(({ at, team, actor, act, about, detail }) => {
      const more = detail?.replace(ID, nameOrId) ?? []
      const what = [about === team ? [] : nameOrId(about), more].flat().join(', ')
      const line = [nameOrId(team), what ? `${act}: ${what}` : act, `by ${nameOrId(actor)}`]
      return [showInstant(at, zone), ...line.map(withoutControls)].join('  ')
    })
    .join('\n')
}
