import type { StintDatabase, StoredConflict, StoredSegment } from '../database.ts'
import { readNamed } from '../database.ts'
import { type BackupSettings, readBackupSettings } from './backup-settings.ts'

/** All that a backup holds but for segments. */
export interface BackupContent {
  madeAt: number
  /** This browser's id, once it has one. */
  device?: string
  sentTo?: string
  segments: number
  kept: BackupSettings
  losers: StoredConflict[]
}

interface Reader {
  begin: (whole: BackupContent) => void
  /** Some segments, tombstones among them, by device and start. */
  page: (rows: StoredSegment[]) => void
}

/**
 * Reads everything that a backup holds, as it is at one instant: in one transaction, so `reader` is
 * told and not waited for. Until it ends, nothing else is written: seconds with ten years.
 * @throws the signal's reason, once it is aborted
 */
export const readEverything = (
  db: StintDatabase,
  size: number,
  reader: Reader,
  signal?: AbortSignal,
): Promise<void> =>
  db.transaction('r', db.segments, db.named, db.losers, async () => {
    const sentTo = await readNamed(db, 'sentTo')
    const device = await readNamed(db, 'device')
    reader.begin({
      madeAt: Date.now(),
      ...(device !== undefined && { device }),
      ...(sentTo !== undefined && { sentTo }),
      segments: await db.segments.count(),
      kept: await readBackupSettings(db),
      losers: await db.losers.toArray(),
    })
    await readPages(db, size, (rows) => {
      signal?.throwIfAborted()
      reader.page(rows)
    })
  })

/** By whole ranges: a cursor takes several times as long. */
async function readPages(db: StintDatabase, size: number, page: (rows: StoredSegment[]) => void) {
  let most = size
  let last: StoredSegment | undefined
  // Several may begin at one instant, tombstones all but one: those of the last one read so far.
  let seen = new Set<string>()
  for (;;) {
    const from = last ? [last.device, last.startedAt] : []
    const rows = await db.segments
      .where('[device+startedAt]')
      .aboveOrEqual(from)
      .limit(most)
      .toArray()
    const fresh = rows.filter(({ id }) => !seen.has(id))
    for (let i = 0; i < fresh.length; i += size) page(fresh.slice(i, i + size))
    last = rows.at(-1)
    if (!last || rows.length < most) return
    const { device, startedAt } = last
    seen = new Set(
      rows.flatMap((row) => (row.device === device && row.startedAt === startedAt ? row.id : [])),
    )
    most = seen.size + size
  }
}
