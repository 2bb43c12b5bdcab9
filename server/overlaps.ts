/** Where two devices of one person tell of the same time: both are kept, and it is said. */
import type { Transaction } from 'kysely'
import { UNEXPLAINED } from '../src/core/segment.ts'
import { MAX_LENGTH, type Row } from '../src/sync/contract.ts'
import type { Device } from './devices.ts'
import type { Tables } from './tables.ts'

/** The ids of those of `rows`, which `device` made, that another device of the member overlaps. */
export const overlapping = async (
  tx: Transaction<Tables>,
  { team, member, id: device }: Device,
  rows: readonly Row[],
): Promise<Set<string>> => {
  const live = rows.flatMap((row) =>
    'deleted' in row || row.category === UNEXPLAINED ? [] : [row],
  )
  if (live.length === 0) return new Set()
  const from = Math.min(...live.map((row) => row.startedAt))
  const to = Math.max(...live.map((row) => row.endedAt))
  const others = await tx
    .selectFrom('segments')
    .select(['started_at', 'ended_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('ended_at', '>', from)
    // No work is longer than that: what ends later began later.
    .where('ended_at', '<', to + MAX_LENGTH)
    .where('started_at', '<', to)
    .where('device', '!=', device)
    .where('deleted', '=', 0)
    .where('category', '!=', UNEXPLAINED)
    .execute()
  const meets = (row: (typeof live)[number]) =>
    others.some(
      ({ started_at, ended_at }) =>
        (started_at as number) < row.endedAt && (ended_at as number) > row.startedAt,
    )
  return new Set(live.filter(meets).map((row) => row.id))
}
