/** What changes in a day after its first receipt is a correction, and the day says so. */
import type { Transaction } from 'kysely'
import type { Row, StoredRow } from '../src/sync/contract.ts'
import type { Device, Owner } from './devices.ts'
import { once } from './once.ts'
import type { Tables } from './tables.ts'
import { type AsOne, asOne, isOneOf } from './written.ts'

interface Change {
  device: string
  from: number
  to: number
  /** It was held already, with other content. */
  held: boolean
}

const spanOf = (row: Row | StoredRow, device: string, held: boolean): Change[] =>
  'deleted' in row ? [] : [{ device, from: row.startedAt, to: row.endedAt, held }]

/** Both where a row was and where it is now. */
const changesOf = (row: Row, before: StoredRow | undefined, { id }: Device) => {
  const device = before?.device ?? id
  return [
    ...(before ? spanOf(before, device, true) : []),
    ...spanOf(row, device, before !== undefined),
  ]
}

const findDays = once((db, at: Owner & { devices: AsOne; from: number; to: number }) =>
  db
    .selectFrom('days')
    .select(['device', 'from_at', 'to_at', 'first_asked_at'])
    .where('team', '=', at.team)
    .where('member', '=', at.member)
    .where(isOneOf(db, 'device', at.devices))
    .where('to_at', '>', at.from)
    .where('from_at', '<', at.to),
)

/** Marks the days that `rows` correct; `held` is what was stored before. */
export const markCorrected = async (
  tx: Transaction<Tables>,
  device: Device,
  rows: readonly Row[],
  held: ReadonlyMap<string, StoredRow>,
  now: number,
) => {
  const changes = rows.flatMap((row) => changesOf(row, held.get(row.id), device))
  if (changes.length === 0) return
  const { team, member } = device
  const days = await findDays(tx, {
    ...{ team, member },
    devices: asOne(tx, [...new Set(changes.map((change) => change.device))]),
    from: Math.min(...changes.map((change) => change.from)),
    to: Math.max(...changes.map((change) => change.to)),
  })
  for (const day of days) {
    const corrects = ({ device, from, to, held }: Change) =>
      device === day.device &&
      from < day.to_at &&
      to > day.from_at &&
      // A day goes on after a receipt at noon: only what ended before it is news of the past.
      (held || to <= day.first_asked_at)
    if (!changes.some(corrects)) continue
    await tx
      .updateTable('days')
      .set({ corrected_at: now })
      .where('team', '=', team)
      .where('member', '=', member)
      .where('device', '=', day.device)
      .where('from_at', '=', day.from_at)
      .where('to_at', '=', day.to_at)
      .execute()
  }
}
