import type { Backup } from '../../store/backup/merge-pages.ts'
import { splitLines } from './checksum.ts'
import { MAX_FILE, MAX_UNPACKED } from './format.ts'
import { newReading } from './read-lines.ts'
import { RefusedFile } from './refused-file.ts'
import type { ProgressOptions } from './save.ts'

/**
 * Reads a backup file to its end and verifies it before any of its content is used. Only the
 * unpacked bytes are kept in memory (200 bytes per segment), and no objects.
 * @throws RefusedFile, or the reason of the signal, once the signal is aborted
 */
export async function readBackup(
  file: Blob,
  { onProgress, signal }: ProgressOptions = {},
): Promise<Backup> {
  const reading = newReading()
  const packed = await isPacked(file)
  if (file.size > (packed ? MAX_FILE : MAX_UNPACKED)) throw new RefusedFile('large')
  const bytes = file.stream().pipeThrough(countBytes((done) => onProgress?.(done / file.size)))
  try {
    await (packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes)
      .pipeThrough(countBytes(refuseLarge))
      .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
      .pipeThrough(splitLines())
      .pipeTo(new WritableStream({ write: reading.line }), signal ? { signal } : {})
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw fileErrorOf(error, packed || reading.hasBegun())
  }
  return reading.end()
}

const GZIP = [0x1f, 0x8b]

/** Whether a file is compressed. A file that another program has unpacked is accepted too. */
async function isPacked(file: Blob): Promise<boolean> {
  const head = await file
    .slice(0, GZIP.length)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw new RefusedFile('unreadable', { cause })
    })
  const bytes = new Uint8Array(head)
  return GZIP.every((byte, i) => bytes[i] === byte)
}

const countBytes = (count: (bytes: number) => void) => {
  let done = 0
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, out) {
      done += bytes.length
      count(done)
      out.enqueue(bytes)
    },
  })
}

const refuseLarge = (unpacked: number) => {
  if (unpacked > MAX_UNPACKED) throw new RefusedFile('large')
}

function fileErrorOf(error: unknown, ours: boolean): RefusedFile {
  if (error instanceof RefusedFile) return error
  // Unpacking and decoding throw a TypeError; a line longer than the limit throws a RangeError.
  if (error instanceof TypeError || error instanceof RangeError)
    return new RefusedFile(ours ? 'damaged' : 'foreign', { cause: error })
  return new RefusedFile('unreadable', { cause: error })
}
