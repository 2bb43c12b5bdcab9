import type { Segment } from '../../core/time/segment.ts'
import type { Backup } from '../../store/backup/merge-pages.ts'
import { Id } from '../contract.ts'
import { parseBackupSettings } from './backup-settings.ts'
import { newChecksum } from './checksum.ts'
import {
  End,
  FORMAT,
  Head,
  MAX_LINES,
  Page,
  Rest,
  SavedConflict,
  SavedSegment,
  type ValidPage,
  VERSION,
} from './format.ts'
import { newPause } from './pause.ts'
import { RefusedFile } from './refused-file.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Reads the lines one after another. At the end it checks that they are a complete backup. */
export function newReading() {
  const seal = newChecksum()
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
    // A line that is not JSON, or any line after the one with the checksum, shows that the file is
    // damaged: Stint saves no such line.
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
  // Whether some content is invalid. This is reported only if the checksum is right. If the
  // checksum is wrong, the file is damaged.
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
