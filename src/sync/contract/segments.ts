/**
 * Segments in requests and answers: batches that a device sends, and rows that the endpoint sends.
 */
import * as z from 'zod/mini'
import { NOTE_LIMIT, noteLength } from '../../core/time/note.ts'
import { UNEXPLAINED } from '../../core/time/segment.ts'
import {
  DayStart,
  digits,
  Id,
  Instant,
  isStorable,
  MAX_PAGE,
  MAX_ROWS,
  RecordWord,
  Revision,
  Slug,
  Zone,
} from './common-values.ts'

const Context = z.strictObject({
  product: Slug,
  record: z.exactOptional(z.strictObject({ type: RecordWord, id: z.exactOptional(RecordWord) })),
})

export const Note = z.string().check(
  z.refine((note) => noteLength(note) <= NOTE_LIMIT),
  z.refine(isStorable),
)

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
  /** The version of the scheme that was in force when the segment was made. */
  scheme: z.int().check(z.gte(1), z.lte(2 ** 31 - 1)),
  context: z.exactOptional(Context),
  note: z.exactOptional(Note),
}

const isBareIfUnexplained = (row: { category: string; context?: unknown; note?: unknown }) =>
  row.category !== UNEXPLAINED || (row.context === undefined && row.note === undefined)

/**
 * A segment as a device sends it. The objects are strict, so that no unknown property is lost
 * without a message.
 */
export const Row = z.union([
  // The kind of row that is more frequent comes first, because a union tries its members in order.
  z
    .strictObject(live)
    .check(z.refine(isBareIfUnexplained, 'an unexplained stretch goes as from–to only')),
  z.strictObject(tombstone),
])
export type Row = z.infer<typeof Row>
export type LiveRow = Exclude<Row, { deleted: true }>

/**
 * A segment as the endpoint stores it, with the device that recorded it, and the time zone that
 * decides to which day the segment belongs.
 */
export const StoredRow = z.union([
  z.object({ ...tombstone, device: Id }),
  z.object({ ...live, device: Id, zone: z.exactOptional(z.string()) }),
])
export type StoredRow = z.infer<typeof StoredRow>

/**
 * The body of `PUT /v1/segments`. The rows are not checked here but parsed one by one, so that one
 * malformed row does not prevent the other rows from being stored.
 */
export const Batch = z.strictObject({ segments: z.array(z.unknown()).check(z.maxLength(MAX_ROWS)) })

/**
 * The query of `PUT /v1/segments`: data about all rows of the batch. This data is not in the rows,
 * because an old endpoint would refuse rows with an unknown property. Old clients do not send this
 * data.
 */
export const BatchQuery = z.object({
  /** The IANA time zone in which the rows were recorded. */
  zone: z.exactOptional(Zone),
  /** The hour of the day at which the person's days begin at present. */
  dayStart: z.exactOptional(DayStart),
  /** Whether the person sends unexplained time. */
  unexplained: z.exactOptional(z.enum(['sent', 'kept'])),
  /** The version of the extension, in the form of its manifest. */
  version: z.exactOptional(z.string().check(z.regex(/^\d{1,5}(\.\d{1,5}){0,3}$/))),
})
export type BatchQuery = z.infer<typeof BatchQuery>

export const Reason = z.enum([
  'unknown-category',
  'end-before-start',
  'in-future',
  'too-long',
  'too-many',
  'not-yours',
  'malformed',
])
export type Reason = z.infer<typeof Reason>

const about = { id: Id, revision: Revision }

/**
 * The answer for one row. `overlaps`: the row is stored, but another device of the person recorded
 * other work at the same time. If the row is malformed, `id` and `revision` are present only if
 * they could be read.
 */
export const RowResult = z.discriminatedUnion('result', [
  z.object({ ...about, result: z.literal('stored'), overlaps: z.exactOptional(z.literal(true)) }),
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

/** The answer of `PUT /v1/segments`: one result for each row, in the order of the rows. */
export const BatchAnswer = z.object({ results: z.array(RowResult) })
export type BatchAnswer = z.infer<typeof BatchAnswer>

/**
 * A position in the person's feed: their rows in the order in which the endpoint stored them
 * (docs/domain.md, *Terms*). A device sends the position back unchanged, and only the endpoint
 * interprets it.
 */
const Cursor = z.string().check(z.regex(/^\d{1,15}$/))

/** The query of `GET /v1/segments`. Numbers are texts of digits, as in every query. */
export const FeedQuery = z.object({
  since: z.exactOptional(Cursor),
  limit: z.exactOptional(
    digits(3).check(z.refine((n) => +n >= 1 && +n <= MAX_PAGE, `1 to ${MAX_PAGE}`)),
  ),
})

/**
 * The answer of `GET /v1/segments`: the person's own rows from all devices, each with its newest
 * revision. `next` is the cursor for the next request. It is present even if there is nothing new.
 */
export const FeedAnswer = z.object({
  segments: z.array(StoredRow),
  next: Cursor,
  more: z.boolean(),
})
export type FeedAnswer = z.infer<typeof FeedAnswer>
