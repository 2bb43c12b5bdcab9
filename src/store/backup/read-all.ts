import type { StintDatabase, StoredConflict, StoredSegment } from '../database.ts'
import { readNamed } from '../named-rows.ts'
import { type BackupSettings, readBackupSettings } from './backup-settings.ts'

/** The content of a backup without its segments. */
export interface BackupContent {
  madeAt: number
  /** This browser's id, if it has one yet. */
  device?: string
  sentTo?: string
  segments: number
  kept: BackupSettings
  losers: StoredConflict[]
}

interface Reader {
  begin: (whole: BackupContent) => void
  /**
   * Called several times, each time with the next segments, sorted by device and start. Deleted
   * segments (tombstones) are included.
   */
  page: (rows: StoredSegment[]) => void
}

/**
 * Reads the content of a backup at one instant, in one transaction. IndexedDB ends a transaction
 * that waits for anything other than its requests, so the functions of `reader` are called without
 * waiting for their results. Until the transaction ends, nothing else can be written. For ten years
 * of data, the transaction takes a few seconds.
 * @throws the reason of the signal, once the signal is aborted
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

/** Reads segments by ranges of the index, because a cursor would take several times as long. */
async function readPages(db: StintDatabase, size: number, page: (rows: StoredSegment[]) => void) {
  let most = size
  let last: StoredSegment | undefined
  // Ids of the segments that start at the last start that was read. The next range begins at that
  // instant again, so these segments are read twice. Several segments may start at one instant: all
  // but one of them are deleted.
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
