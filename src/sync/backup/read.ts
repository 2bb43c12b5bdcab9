import type { Segment } from '../../core/time/segment.ts'
import type { Backup } from '../../store/backup/put-back.ts'
import { Id } from '../contract.ts'
import { parseBackupSettings } from './backup-settings.ts'
import {
  End,
  FORMAT,
  Head,
  MAX_FILE,
  MAX_LINES,
  MAX_UNPACKED,
  Page,
  Rest,
  SavedConflict,
  SavedSegment,
  type ValidPage,
  VERSION,
} from './format.ts'
import { newPause } from './pause.ts'
import type { ProgressOptions } from './save.ts'
import { newSeal, splitLines } from './seal.ts'

/**
 * Why a file is refused. `foreign`: another program made it; `newer`: a later version of Stint made
 * it; `damaged`: it is truncated or altered; `wrong`: it is intact, but its content is invalid;
 * `large`: it is too large for memory; `unreadable`: the browser cannot read it.
 */
type FileRefusal = 'foreign' | 'newer' | 'damaged' | 'wrong' | 'large' | 'unreadable'

export class RefusedFile extends Error {
  readonly reason: FileRefusal
  constructor(reason: FileRefusal, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/**
 * Reads a backup file to its end and verifies it before any of its content is used. Memory holds
 * the unpacked bytes, not objects: 200 bytes per segment.
 * @throws RefusedFile, or the signal's reason, once it is aborted
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

/** Whether a file is compressed. Files that another program unpacked are read as well. */
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

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Reads one line after another. At the end it checks that the lines are a whole backup. */
function newReading() {
  const seal = newSeal()
  const pause = newPause()
  const content = newContent()
  let head: Head | undefined
  let lines = 0
  let sum: string | undefined

  const line = async (text: string) => {
    await pause()
    const value = parseLine(text)
    const isHead = !head
    head ??= headIn(value)
    // Every line that Stint saves is JSON, and the line with the checksum is the last.
    if (sum !== undefined || value === undefined) throw new RefusedFile('damaged')
    if (++lines > MAX_LINES) throw new RefusedFile('large')
    sum = End.safeParse(value).data?.sha256
    if (sum !== undefined) return
    const bytes = encoder.encode(text)
    await seal.add(bytes)
    if (!isHead) content.take(value, bytes)
  }

  const end = (): Backup => {
    if (!head) throw new RefusedFile('foreign')
    if (sum !== seal.hex()) throw new RefusedFile('damaged')
    const { madeAt, device, sentTo } = head
    return {
      madeAt,
      ...content.end(head),
      ...(device !== undefined && { device }),
      ...(sentTo !== undefined && { sentTo }),
    }
  }

  return { line, end, hasBegun: () => head !== undefined }
}

/** The content of a backup: the lines between the head and the checksum. */
function newContent() {
  let rest: ReturnType<typeof Rest.parse> | undefined
  const pages: Uint8Array[] = []
  let segments = 0
  let wrong = 0
  let since: number | undefined
  // Some content is invalid. This is reported only if the checksum is right; otherwise the file may
  // be damaged.
  let impossible = false

  const takePage = (value: unknown, bytes: Uint8Array) => {
    const page = Page.safeParse(value).data
    if (!page) return false
    const good = validPart(page)
    const bad = page.segments.length - good.segments.length
    wrong += bad
    segments += good.segments.length
    for (const { startedAt } of good.segments) since = Math.min(since ?? startedAt, startedAt)
    if (good.segments.length > 0) pages.push(bad > 0 ? encoder.encode(JSON.stringify(good)) : bytes)
    return true
  }

  const takeRest = (value: unknown) => {
    rest = Rest.safeParse(value).data
    return rest !== undefined
  }

  const end = ({ counts }: Head) => {
    const losers = rest?.losers.flatMap((loser) => SavedConflict.safeParse(loser).data ?? []) ?? []
    const whole = counts.segments === segments + wrong && counts.losers === rest?.losers.length
    if (impossible || !rest || !whole) throw new RefusedFile('wrong')
    wrong += rest.losers.length - losers.length
    return {
      segments,
      losers,
      kept: parseBackupSettings(rest.named),
      pages: () => segmentPages(pages),
      ...(wrong > 0 && { wrong }),
      ...(since !== undefined && { since }),
    }
  }

  return {
    take: (value: unknown, bytes: Uint8Array) => {
      if (!impossible) impossible = !(rest ? takePage(value, bytes) : takeRest(value))
    },
    end,
  }
}

/** The segments of a page that are valid. */
function validPart({ device, segments }: ReturnType<typeof Page.parse>): ValidPage {
  const whose = Id.safeParse(device).data
  return {
    device: whose ?? '',
    segments: whose ? segments.flatMap((one) => SavedSegment.safeParse(one).data ?? []) : [],
  }
}

/**
 * Reads the first line, and throws if the file is not a backup that this version of Stint can read.
 */
function headIn(value: unknown): Head {
  const { format, version } = (value ?? {}) as Partial<Head>
  if (format !== FORMAT) throw new RefusedFile('foreign')
  if (typeof version === 'number' && version > VERSION) throw new RefusedFile('newer')
  const { data } = Head.safeParse(value)
  if (!data) throw new RefusedFile('damaged')
  return data
}

function* segmentPages(pages: readonly Uint8Array[]): Iterable<readonly Segment[]> {
  for (const bytes of pages) {
    const { device, segments } = JSON.parse(decoder.decode(bytes)) as ValidPage
    yield segments.map((segment) => ({ ...segment, device }))
  }
}
