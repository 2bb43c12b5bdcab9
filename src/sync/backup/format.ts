/**
 * What a backup is: lines of JSON (https://jsonlines.org), packed with gzip, so that ten years can
 * be written and read piece by piece, and looked into without Stint. First what it is (`Head`), then
 * what is kept but for segments (`Rest`), then the segments of one device after the other, in order
 * of start (`Page`), and at the end the checksum (`End`).
 */
import * as z from 'zod/mini'
import { NOTE_LIMIT, noteLength } from '../../core/time/note.ts'
import type { StoredConflict } from '../../store/database.ts'
import { Id, Revision, Slug } from '../contract.ts'

export const FORMAT = 'stint-backup'
/** Grows when a reader of the version before would lose something, or take it for something else. */
export const VERSION = 2

/** Segments in a line: some milliseconds of work. */
export const PAGE = 500

const MiB = 1024 * 1024
/** Bytes of a file as it is; a megabyte holds half a year. */
export const MAX_FILE = 64 * MiB
/** Bytes that it unpacks to, kept in memory until all of it is proven: twenty years. */
export const MAX_UNPACKED = 256 * MiB
/** UTF-16 code units of a line: 500 segments with the longest notes are a quarter of it. */
export const MAX_LINE = 16 * MiB
/** Lines: a million segments, and some pages that are not full where the device changes. */
export const MAX_LINES = 4000

const Count = z.int().check(z.gte(0))
// Whatever a clock may have shown: what the store took must come back.
export const Instant = z.int().check(z.gte(-8.64e15), z.lte(8.64e15))
const Note = z
  .string()
  .check(z.refine((note) => noteLength(note) <= NOTE_LIMIT, 'its note is too long'))

export const Head = z.object({
  format: z.literal(FORMAT),
  version: z.int().check(z.gte(1)),
  madeAt: Instant,
  /** Which browser made it. */
  device: z.exactOptional(Id),
  /** Where the acknowledged segments are: address, team and member; never the token. */
  sentTo: z.exactOptional(z.string()),
  counts: z.object({ segments: Count, losers: Count }),
})
export type Head = z.infer<typeof Head>

const Context = z.strictObject({
  product: Slug,
  record: z.exactOptional(
    z.strictObject({
      type: z.string().check(z.maxLength(100)),
      id: z.exactOptional(z.string().check(z.maxLength(1000))),
    }),
  ),
})

// Strict: what this version does not know would be lost.
export const SavedSegment = z
  .strictObject({
    id: Id,
    category: Slug,
    startedAt: Instant,
    endedAt: z.exactOptional(Instant),
    source: z.enum(['hand', 'auto']),
    context: z.exactOptional(Context),
    note: z.exactOptional(Note),
    edited: z.exactOptional(z.literal(true)),
    beside: z.exactOptional(z.strictObject({ ms: Count, since: z.exactOptional(Instant) })),
    review: z.exactOptional(z.literal(true)),
    scheme: z.int().check(z.gte(1)),
    /** Since version 2. */
    zone: z.exactOptional(z.string().check(z.maxLength(64))),
    revision: Revision,
    acknowledged: Count,
    offered: Count,
    changedAt: Instant,
    deleted: z.exactOptional(z.literal(true)),
    refused: z.exactOptional(z.strictObject({ revision: Revision, reason: z.string() })),
  })
  .check(
    z.refine(
      ({ startedAt, endedAt, deleted }) => deleted || endedAt === undefined || endedAt > startedAt,
      'it ends before it starts',
    ),
    z.refine(
      ({ revision, acknowledged, offered }) => acknowledged <= revision && offered <= revision,
      'more is acknowledged than there is',
    ),
  )

/** Of one device. Its segments are read one by one: a bad one takes no other along. */
export const Page = z.strictObject({
  device: z.unknown(),
  segments: z.array(z.unknown()).check(z.maxLength(PAGE)),
})

/** As it is written, and as what is good of it is kept. */
export interface ValidPage {
  device: string
  segments: readonly z.infer<typeof SavedSegment>[]
}

export const SavedConflict = z.strictObject({
  segment: Id,
  settledAt: Instant,
  won: z.enum(['here', 'there']),
  startedAt: Instant,
  endedAt: Instant,
  category: Slug,
  note: z.exactOptional(Note),
  deleted: z.exactOptional(z.literal(true)),
}) satisfies z.ZodMiniType<Omit<StoredConflict, 'id'>>

/**
 * What is not a segment; `named` is read part by part (`src/sync/backup/backup-settings.ts`), each loser by
 * itself.
 */
export const Rest = z.strictObject({
  named: z.record(z.string(), z.unknown()),
  losers: z.array(z.unknown()),
})
export type Rest = z.infer<typeof Rest>

export const End = z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })
