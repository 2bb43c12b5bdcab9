import { type BackupContent, readEverything } from '../../store/backup/read-all.ts'
import type { StintDatabase, StoredSegment } from '../../store/database.ts'
import { addChecksum } from './checksum.ts'
import { FORMAT, type Head, PAGE, type Rest, type ValidPage, VERSION } from './format.ts'

export interface ProgressOptions {
  /** Called with the share of the data that is saved so far, 0–1. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/**
 * Returns all stored data as a backup file. The data is compressed while it is read, so that only
 * the compressed data (an eighth of the size) is kept in memory.
 * @throws the reason of the signal, once the signal is aborted
 */
export async function saveBackup(
  db: StintDatabase,
  { onProgress, signal }: ProgressOptions = {},
): Promise<{ file: Blob; segments: number }> {
  const { lines, line, end } = newLines()
  const packed = lines.pipeThrough(addChecksum()).pipeThrough(new CompressionStream('gzip'))
  const file = new Response(packed).blob()
  let segments = 0
  let done = 0
  const begin = (whole: BackupContent) => {
    segments = whole.segments
    for (const value of firstLines(whole)) line(value)
  }
  const page = (rows: StoredSegment[]) => {
    for (const value of pagesOf(rows)) line(value)
    done += rows.length
    onProgress?.(done / segments)
  }
  const read = readEverything(db, PAGE, { begin, page }, signal).then(() => end(), end)
  const [blob] = await Promise.all([file, read])
  return { file: blob, segments }
}

/**
 * A stream of lines. Writing a line does not wait: the lines come from a database transaction, and
 * a wait would end the transaction.
 */
function newLines() {
  let out: ReadableStreamDefaultController<string> | undefined
  const lines = new ReadableStream<string>({
    start(controller) {
      out = controller
    },
  })
  return {
    lines,
    line: (value: object) => out?.enqueue(JSON.stringify(value)),
    end: (error?: unknown) => (error === undefined ? out?.close() : out?.error(error)),
  }
}

function firstLines({
  madeAt,
  device,
  sentTo,
  segments,
  kept,
  losers,
}: BackupContent): [Head, Rest] {
  const head: Head = {
    format: FORMAT,
    version: VERSION,
    madeAt,
    ...(device !== undefined && { device }),
    ...(sentTo !== undefined && { sentTo }),
    counts: { segments, losers: losers.length },
  }
  return [head, { named: kept, losers: losers.map(({ id: _, ...loser }) => loser) }]
}

/**
 * The segment without the properties that only the database needs. When the segment is restored, it
 * gets these properties again.
 */
const toSaved = ({ device: _, open: __, outbox: ___, carried: ____, ...rest }: StoredSegment) =>
  rest

const pagesOf = (rows: readonly StoredSegment[]): ValidPage[] =>
  [...Map.groupBy(rows, ({ device }) => device)].map(([device, own]) => ({
    device,
    segments: own.map(toSaved),
  }))
