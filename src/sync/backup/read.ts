import type { Segment } from '../../core/segment.ts'
import type { Backup } from '../../store/backup.ts'
import { End, FORMAT, Head, Page, Rest, VERSION } from './format.ts'
import { readKept } from './kept.ts'
import { newPause } from './pause.ts'
import type { Watch } from './save.ts'
import { newSeal, toLines } from './seal.ts'

/**
 * Why a file is not taken. `foreign`: another program's; `newer`: of a later version of Stint;
 * `damaged`: cut off, or not what was once written; `wrong`: whole, but it says what cannot be;
 * `unreadable`: the browser does not get at it.
 */
export type Refusal = 'foreign' | 'newer' | 'damaged' | 'wrong' | 'unreadable'

export class RefusedFile extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/**
 * Reads a file to its end and proves it; only then anything of it is believed. What is kept in
 * memory are its unpacked bytes, no objects: 200 of them a segment.
 * @throws RefusedFile, or the signal's reason, once it is aborted
 */
export async function readBackup(file: Blob, { tell, signal }: Watch = {}): Promise<Backup> {
  const reading = newReading()
  const packed = await isPacked(file)
  const bytes = file.stream().pipeThrough(counted((done) => tell?.(done / file.size)))
  try {
    await (packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes)
      .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
      .pipeThrough(toLines())
      .pipeTo(new WritableStream({ write: reading.line }), signal ? { signal } : {})
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw refused(error, packed || reading.hasBegun())
  }
  return reading.end()
}

const GZIP = [0x1f, 0x8b]

/** What something on its way has unpacked is read as well. */
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

const counted = (tell: (bytes: number) => void) => {
  let done = 0
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, out) {
      done += bytes.length
      tell(done)
      out.enqueue(bytes)
    },
  })
}

function refused(error: unknown, ours: boolean): RefusedFile {
  if (error instanceof RefusedFile) return error
  // What unpacking and decoding complain of is a TypeError, a line without end a RangeError.
  if (error instanceof TypeError || error instanceof RangeError)
    return new RefusedFile(ours ? 'damaged' : 'foreign', { cause: error })
  return new RefusedFile('unreadable', { cause: error })
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Takes one line after the other, and proves at the end that they are a backup. */
function newReading() {
  const seal = newSeal()
  const pause = newPause()
  let head: Head | undefined
  let rest: ReturnType<typeof Rest.parse> | undefined
  const pages: Uint8Array[] = []
  let segments = 0
  let since: number | undefined
  let sum: string | undefined
  // Told only where the checksum is right: until then it may be damage.
  let wrong = false

  const takePage = (value: unknown, bytes: Uint8Array) => {
    const page = Page.safeParse(value).data
    if (!page) return false
    pages.push(bytes)
    segments += page.segments.length
    for (const { startedAt } of page.segments) since = Math.min(since ?? startedAt, startedAt)
    return true
  }

  const takeRest = (value: unknown) => {
    rest = Rest.safeParse(value).data
    return rest !== undefined
  }

  const line = async (text: string) => {
    await pause()
    const value = parsed(text)
    const bytes = encoder.encode(text)
    const isHead = !head
    head ??= headIn(value)
    if (sum !== undefined) throw new RefusedFile('damaged')
    sum = End.safeParse(value).data?.sha256
    if (sum !== undefined) return
    await seal.add(bytes)
    if (!isHead && !wrong) wrong = !(rest ? takePage(value, bytes) : takeRest(value))
  }

  const end = (): Backup => {
    if (!head) throw new RefusedFile('foreign')
    if (sum !== seal.hex()) throw new RefusedFile('damaged')
    const { counts, madeAt, device, sentTo } = head
    const whole = counts.segments === segments && counts.losers === rest?.losers.length
    if (wrong || !rest || !whole) throw new RefusedFile('wrong')
    return {
      ...{ madeAt, segments, losers: rest.losers, kept: readKept(rest.named) },
      ...(device !== undefined && { device }),
      ...(sentTo !== undefined && { sentTo }),
      ...(since !== undefined && { since }),
      pages: () => unpacked(pages),
    }
  }

  return { line, end, hasBegun: () => head !== undefined }
}

/** The first line says whether this is ours to read. */
function headIn(value: unknown): Head {
  const { format, version } = (value ?? {}) as Partial<Head>
  if (format !== FORMAT) throw new RefusedFile('foreign')
  if (typeof version === 'number' && version > VERSION) throw new RefusedFile('newer')
  const { data } = Head.safeParse(value)
  if (!data) throw new RefusedFile('damaged')
  return data
}

function* unpacked(pages: readonly Uint8Array[]): Iterable<readonly Segment[]> {
  for (const bytes of pages) {
    const { device, segments } = JSON.parse(decoder.decode(bytes)) as Page
    yield segments.map((segment) => ({ ...segment, device }))
  }
}
