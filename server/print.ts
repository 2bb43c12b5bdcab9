/** What the command line says of members and days. */
import { dayBounds } from '../src/core/days.ts'
import { type Day, receiptOf } from '../src/core/receipt.ts'
import type { LiveRow } from '../src/sync/contract.ts'
import type { readAudit } from './audit.ts'
import type { devicesOf } from './devices.ts'
import type { listMembers } from './members.ts'
import type { listTeams } from './team.ts'

const pad = (n: number) => String(n).padStart(2, '0')

const local = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)

/** `2026-11-23 18:04`, on the clock of `zone`. */
export const showInstant = (instant: number, zone: string) => {
  const at = local(instant, zone)
  return `${at.toPlainDate()} ${pad(at.hour)}:${pad(at.minute)}`
}

const showTime = (instant: number, zone: string) =>
  local(instant, zone).toPlainTime().toString({ smallestUnit: 'second' })

/** `7 h 42 m`, or `48 s` below a minute. */
export const showLength = (seconds: number) => {
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

/** A day as received: every segment from–to with its category, then the totals. */
export const showDay = (rows: readonly LiveRow[], day: Day) => {
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

export const showMembers = (members: Awaited<ReturnType<typeof listMembers>>, zone: string) =>
  members
    .map(({ name, teamName, role, devices, lastSeenAt }) => {
      const seen = lastSeenAt ? `, last seen ${showInstant(lastSeenAt, zone)}` : ''
      return `${name} (${teamName}): ${role}, ${devices} device${devices === 1 ? '' : 's'}${seen}`
    })
    .join('\n')

export const showTeams = (teams: Awaited<ReturnType<typeof listTeams>>) =>
  teams
    .map(
      ({ name, members, share_middle }) =>
        `${name}: ${members} member${members === 1 ? '' : 's'}, middle ${share_middle ? 'shared' : 'not shared'}`,
    )
    .join('\n')

export const showDevices = (devices: Awaited<ReturnType<typeof devicesOf>>, zone: string) =>
  devices
    .map(
      ({ id, created_at, last_seen_at }) =>
        `${id}  connected ${showInstant(created_at, zone)}, last seen ${showInstant(last_seen_at, zone)}`,
    )
    .join('\n')

export const showAudit = (entries: Awaited<ReturnType<typeof readAudit>>, zone: string) =>
  entries
    .map(({ at, team, actor, act, about }) =>
      [showInstant(at, zone), `team ${team}`, `${act}: ${about}`, `by ${actor}`].join('  '),
    )
    .join('\n')
