/**
 * The format of a backup: lines of JSON (https://jsonlines.org), compressed with gzip, so that ten
 * years can be written and read in pieces, and inspected without Stint. First `Head`, then
 * everything except segments (`Rest`), then the segments of one device after another in order of
 * start (`Page`), and last the checksum (`End`).
 */
import * as z from 'zod/mini'
import { NOTE_LIMIT, noteLength } from '../../core/time/note.ts'
import type { StoredConflict } from '../../store/database.ts'
import { Id, Revision, Slug } from '../contract.ts'

export const FORMAT = 'stint-backup'
/** Increased when a reader of the version before would lose or misread something. */
export const VERSION = 2

/** Segments per line: some milliseconds of work. */
export const PAGE = 500

const MiB = 1024 * 1024
/** The largest file, bytes, compressed; a megabyte holds half a year. */
export const MAX_FILE = 64 * MiB
/** The largest unpacked file, bytes, kept in memory until it is verified: twenty years. */
export const MAX_UNPACKED = 256 * MiB
/** The longest line, UTF-16 code units: 500 segments with the longest notes are a quarter of it. */
export const MAX_LINE = 16 * MiB
/** The most lines: a million segments, and some partly filled pages where the device changes. */
export const MAX_LINES = 4000

const Count = z.int().check(z.gte(0))
// Any instant of a clock: everything that the store accepted must be restored.
export const Instant = z.int().check(z.gte(-8.64e15), z.lte(8.64e15))
const Note = z
  .string()
  .check(z.refine((note) => noteLength(note) <= NOTE_LIMIT, 'its note is too long'))

export const Head = z.object({
  format: z.literal(FORMAT),
  version: z.int().check(z.gte(1)),
  madeAt: Instant,
  /** The id of the browser that made it. */
  device: z.exactOptional(Id),
  /** The holder of the acknowledged segments: address, team and member; never the token. */
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

// Strict: unknown properties would be lost.
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

/** Segments of one device, validated one by one: an invalid one is left out alone. */
export const Page = z.strictObject({
  device: z.unknown(),
  segments: z.array(z.unknown()).check(z.maxLength(PAGE)),
})

/** A page as it is written, or the valid part of one that was read. */
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
 * Everything except segments; `named` is validated part by part
 * (`src/sync/backup/backup-settings.ts`), each conflict by itself.
 */
export const Rest = z.strictObject({
  named: z.record(z.string(), z.unknown()),
  losers: z.array(z.unknown()),
})
export type Rest = z.infer<typeof Rest>

export const End = z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })
