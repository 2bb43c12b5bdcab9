/** Makes backup files for tests line by line, and databases into which they are restored. */

import { beforeEach, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { restoreBackup } from '../../src/store/backup/restore-backup.ts'
import type { StintDatabase, StoredSegment } from '../../src/store/database.ts'
import { writeNamed } from '../../src/store/named-rows.ts'
import { addChecksum } from '../../src/sync/backup/checksum.ts'
import { readBackup } from '../../src/sync/backup/read.ts'
import { freshProfile } from './fresh-profile.ts'

export const T = Date.UTC(2026, 10, 23, 9)

export const [A, B, C] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]

export const THERE = '00000000-0000-4000-8000-0000000000aa'

export const HERE = '00000000-0000-4000-8000-0000000000bb'

export const open = async (device = HERE): Promise<StintDatabase> => {
  const db = freshProfile().open()
  await writeNamed(db, 'device', device)
  return db
}

/** Returns a segment whose start `from` and end `to` are minutes after `T`, the start of the tests. */
export const segment = (id: string, from: number, to: number | undefined, more: object = {}) => ({
  id,
  category: 'misc',
  startedAt: T + from * minute,
  source: 'hand',
  scheme: 1,
  ...(to !== undefined && { endedAt: T + to * minute }),
  revision: 1,
  acknowledged: 0,
  offered: 0,
  changedAt: T + (to ?? from) * minute,
  ...more,
})

export interface Made {
  segments?: readonly object[]
  device?: string
  head?: object
  rest?: object
}

/** Returns the text of a backup file that contains these rows and the right checksum. */
export const fileOf = ({ segments = [], device = THERE, head, rest }: Made) =>
  linesOf(
    {
      format: 'stint-backup',
      version: 1,
      madeAt: T + 60 * minute,
      counts: { segments: segments.length, losers: 0 },
      ...head,
    },
    { named: {}, losers: [], ...rest },
    { device, segments },
  )

export const linesOf = (...lines: readonly unknown[]) => {
  const text = new ReadableStream<string>({
    start(out) {
      for (const line of lines) out.enqueue(JSON.stringify(line))
      out.close()
    },
  })
  return new Response(text.pipeThrough(addChecksum())).blob()
}

export const restore = async (db: StintDatabase, made: Made, withSettings = false) =>
  restoreBackup(db, await readBackup(await fileOf(made)), { withSettings })

export const rowsOf = (db: StintDatabase): Promise<StoredSegment[]> =>
  db.segments.orderBy('id').toArray()

export const times = (rows: readonly StoredSegment[]) =>
  rows.map(({ id, startedAt, endedAt = Number.NaN }) => [
    id,
    (startedAt - T) / minute,
    (endedAt - T) / minute,
  ])

/** Registers hooks of Vitest, so each test file must call this function once. */
export function setUpBackupClock() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: T + 60 * minute })
    return () => vi.useRealTimers()
  })
}
