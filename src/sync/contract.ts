/**
 * The exchange with the endpoint (design: domain, *Exchange with the endpoint*): the one place that
 * says what may be sent and what comes back. Both sides parse with it; OpenAPI is made from it.
 */
import * as z from 'zod/mini'
import { UNEXPLAINED } from '../core/segment.ts'

// zod probes `new Function` otherwise, which an extension's CSP forbids and reports.
z.config({ jitless: true })

const minute = 60_000
const hour = 60 * minute

/** Rows in a batch. */
export const MAX_ROWS = 200
/** Bytes of a request's body, unpacked. */
export const MAX_BYTES = 64 * 1024
/** UTF-16 code units of a note: what `String.length` counts. */
export const MAX_NOTE = 500
/** Rows in one answer of the feed. */
export const MAX_PAGE = 500
/** How far a clock may run ahead, milliseconds. */
export const MAX_AHEAD = 5 * minute
/** The longest segment, milliseconds. */
export const MAX_LENGTH = 24 * hour
/** The longest unexplained stretch, milliseconds: a browser may stay closed over a long leave. */
export const MAX_UNEXPLAINED = 366 * 24 * hour
/** Instants outside of these come from a broken clock. */
export const EARLIEST = Date.UTC(2020, 0, 1)
export const LATEST = Date.UTC(2100, 0, 1)

// NUL is refused by PostgreSQL, and a lone surrogate turns into another character in storage: the
// same content sent twice would then no longer be the same.
const storable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** Of a segment or a device. */
export const Id = z.uuid()
const Instant = z.int().check(z.gte(EARLIEST), z.lte(LATEST))
export const Revision = z.int().check(z.gte(1), z.lte(2 ** 31 - 1))
const Seconds = z.int().check(z.gte(0))
const Count = z.int().check(z.gte(0))
const Slug = z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,59}$/))
// No slash, no @, no space: neither an address nor a name fits in here.
const RecordWord = z.string().check(z.regex(/^[\w.:-]{1,80}$/))

const Context = z.strictObject({
  product: Slug,
  record: z.exactOptional(z.strictObject({ type: RecordWord, id: z.exactOptional(RecordWord) })),
})

const tombstone = { id: Id, revision: Revision, changedAt: Instant, deleted: z.literal(true) }

const live = {
  id: Id,
  revision: Revision,
  changedAt: Instant,
  category: Slug,
  startedAt: Instant,
  endedAt: Instant,
  source: z.enum(['hand', 'auto']),
  edited: z.exactOptional(z.literal(true)),
  /** The version of the scheme that it was made under. */
  scheme: z.int().check(z.gte(1), z.lte(2 ** 31 - 1)),
  context: z.exactOptional(Context),
  note: z.exactOptional(z.string().check(z.maxLength(MAX_NOTE), z.refine(storable))),
}

const bare = (row: { category: string; context?: unknown; note?: unknown }) =>
  row.category !== UNEXPLAINED || (row.context === undefined && row.note === undefined)

/** A segment as a device sends it: strict, so that nothing is dropped without a word. */
export const Row = z.union([
  z.strictObject(tombstone),
  z.strictObject(live).check(z.refine(bare, 'an unexplained stretch goes as from–to only')),
])
export type Row = z.infer<typeof Row>
export type LiveRow = Exclude<Row, { deleted: true }>

/** A segment as the endpoint holds it, with the device that made it. */
export const StoredRow = z.union([
  z.object({ ...tombstone, device: Id }),
  z.object({ ...live, device: Id }),
])
export type StoredRow = z.infer<typeof StoredRow>

/** Rows are taken loosely here and parsed one by one: a bad one never holds back the others. */
export const Batch = z.strictObject({ segments: z.array(z.unknown()).check(z.maxLength(MAX_ROWS)) })

export const Reason = z.enum([
  'unknown-category',
  'end-before-start',
  'in-future',
  'too-long',
  'not-yours',
  'malformed',
])
export type Reason = z.infer<typeof Reason>

const about = { id: Id, revision: Revision }

/** One row's answer. Of a malformed row, id and revision are there as far as they could be read. */
export const RowResult = z.discriminatedUnion('result', [
  z.object({ ...about, result: z.literal('stored') }),
  z.object({ ...about, result: z.literal('stale'), stored: StoredRow }),
  z.object({ ...about, result: z.literal('conflict'), stored: StoredRow }),
  z.object({
    id: z.nullable(Id),
    revision: z.exactOptional(Revision),
    result: z.literal('rejected'),
    reason: Reason,
  }),
])
export type RowResult = z.infer<typeof RowResult>

/** `PUT /v1/segments`: one result for each row, in the order of the rows. */
export const BatchAnswer = z.object({ results: z.array(RowResult) })
export type BatchAnswer = z.infer<typeof BatchAnswer>

/** Opaque to the device: it hands back what it was given. */
const Cursor = z.string().check(z.regex(/^\d{1,15}$/))
const digits = (most: number) => z.string().check(z.regex(new RegExp(`^\\d{1,${most}}$`)))

/** `GET /v1/segments`; numbers come as digits, as in any query. */
export const FeedQuery = z.object({
  since: z.exactOptional(Cursor),
  limit: z.exactOptional(
    digits(3).check(z.refine((n) => +n >= 1 && +n <= MAX_PAGE, `1 to ${MAX_PAGE}`)),
  ),
})

/**
 * The person's own rows, from every device, each once at its newest revision. `next` is where to
 * go on, also when there is nothing new.
 */
export const FeedAnswer = z.object({
  segments: z.array(StoredRow),
  next: Cursor,
  more: z.boolean(),
})
export type FeedAnswer = z.infer<typeof FeedAnswer>

export const DayDate = z.iso.date()

/** `GET /v1/days/{date}`. */
export const DayQuery = z.object({
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
  dayStart: z.exactOptional(digits(2).check(z.refine((h) => +h <= 23, '0 to 23'))),
})

/**
 * The endpoint's word for one day of the calling device. What counts, what the seconds add up and
 * what the checksum is made over: src/core/receipt.ts, the same code on both sides.
 */
export const Receipt = z.object({
  date: DayDate,
  zone: z.string(),
  dayStart: z.int().check(z.gte(0), z.lte(23)),
  /** The day's bounds, `[from, to)`. */
  from: z.int(),
  to: z.int(),
  count: Count,
  seconds: z.record(z.string(), Seconds),
  /** Seconds of unexplained stretches, which are not in `count`, `seconds` or `checksum`. */
  unexplained: Seconds,
  /** The first start and the last end of what counts, within the day; absent on an empty day. */
  firstAt: z.exactOptional(z.int()),
  lastAt: z.exactOptional(z.int()),
  /** SHA-256 of the canonical form, lower-case hex. */
  checksum: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type Receipt = z.infer<typeof Receipt>

/** `POST /v1/devices`: a one-time code for a token. A device known already gets a new token. */
export const Connect = z.strictObject({
  /** As typed: case, spaces and hyphens do not matter. */
  code: z.string().check(z.minLength(1), z.maxLength(40)),
  /** The id that the device gave itself. */
  device: Id,
})
export type Connect = z.infer<typeof Connect>

/** `token` is 256 random bits; it comes once and goes in `Authorization: Bearer`. */
export const Connected = z.object({
  token: z.string().check(z.regex(/^[\w-]{43}$/)),
  member: z.string(),
  team: z.string(),
})
export type Connected = z.infer<typeof Connected>

/** Every way in which a request as a whole can fail, with its status. */
export const PROBLEMS = {
  'bad-request': 400,
  'bad-code': 403,
  unauthorized: 401,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-tries': 429,
  'internal-error': 500,
  unavailable: 503,
} as const
export type ProblemName = keyof typeof PROBLEMS

// RFC 9457, 3.1.1: a tag URI (RFC 4151) where there is no page behind the address.
const TAG = 'tag:stint.example,2026:'
export const problemType = (name: ProblemName) => `${TAG}${name}`

/** Problem details (RFC 9457), `application/problem+json`. */
export const Problem = z.object({
  type: z.enum(Object.keys(PROBLEMS).map((name) => `${TAG}${name}`)),
  title: z.string(),
  status: z.int(),
  detail: z.exactOptional(z.string()),
  /** What to tell the administrator; the same as in the header `X-Request-Id` and the log. */
  requestId: z.string(),
})
export type Problem = z.infer<typeof Problem>
