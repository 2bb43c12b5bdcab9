/**
 * The format of a backup: lines of JSON (https://jsonlines.org), compressed with gzip. So ten years
 * can be written and read in pieces, and inspected without Stint. The lines are: first `Head`; then
 * everything except segments (`Rest`); then the segments of one device after another, in order of
 * start (`Page`); last the checksum (`End`).
 */
import * as z from 'zod/mini'
import { NOTE_LIMIT, noteLength } from '../../core/time/note.ts'
import type { StoredConflict } from '../../store/database.ts'
import { Id, Revision, Slug } from '../contract.ts'

export const FORMAT = 'stint-backup'
/**
 * The version of the format. It is increased when a program that reads only the previous version
 * would lose or misread something.
 */
export const VERSION = 2

/** Segments per line, which take some milliseconds to read or write. */
export const PAGE = 500

const MiB = 1024 * 1024
/** The largest backup file that is read, bytes, compressed. Half a year takes a megabyte. */
export const MAX_FILE = 64 * MiB
/**
 * The largest backup file that is read, bytes, unpacked: twenty years. The unpacked file is kept in
 * memory until it is verified.
 */
export const MAX_UNPACKED = 256 * MiB
/**
 * The longest line of a backup, UTF-16 code units. 500 segments with the longest notes take a
 * quarter of this limit.
 */
export const MAX_LINE = 16 * MiB
/**
 * The largest number of lines in a backup: a million segments, and some pages that are not full
 * because the device changes.
 */
export const MAX_LINES = 4000

const Count = z.int().check(z.gte(0))
// Any instant that a clock can show: everything that was stored must be restored.
export const Instant = z.int().check(z.gte(-8.64e15), z.lte(8.64e15))
const Note = z
  .string()
  .check(z.refine((note) => noteLength(note) <= NOTE_LIMIT, 'its note is too long'))

export const Head = z.object({
  format: z.literal(FORMAT),
  version: z.int().check(z.gte(1)),
  madeAt: Instant,
  /** The id of the browser that made the backup. */
  device: z.exactOptional(Id),
  /**
   * The endpoint that has the acknowledged segments: its address, team and member; never the token.
   */
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

// Strict, because an unknown property would be lost without a message.
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
    /** In backups of version 2 or later. */
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

/**
 * Segments of one device. They are validated one by one, so that only invalid segments are left
 * out.
 */
export const Page = z.strictObject({
  device: z.unknown(),
  segments: z.array(z.unknown()).check(z.maxLength(PAGE)),
})

/** A page as it is written to a file, or the valid part of a page that was read. */
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
 * Everything except segments. `named` is validated part by part
 * (`src/sync/backup/backup-settings.ts`), and the conflicts one by one.
 */
export const Rest = z.strictObject({
  named: z.record(z.string(), z.unknown()),
  losers: z.array(z.unknown()),
})
export type Rest = z.infer<typeof Rest>

export const End = z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })
