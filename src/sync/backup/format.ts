/**
 * The format of a backup: lines of JSON (https://jsonlines.org), compressed with gzip. So ten years
 * of data can be written and read in pieces, and people can read the file without Stint. The first
 * line is `Head`, the second has everything except segments (`Rest`). Then come the segments,
 * grouped by device and in order of start (`Page`). The last line has the checksum (`End`).
 */
import * as z from 'zod/mini'
import { NOTE_LIMIT, noteLength } from '../../core/time/note.ts'
import type { StoredConflict } from '../../store/database.ts'
import { Id, Revision, Slug } from '../contract.ts'

export const FORMAT = 'stint-backup'
/**
 * The version of the format. It is increased if a program that reads only the previous version
 * would lose or misread something.
 */
export const VERSION = 2

/** Number of segments per line. To read or write so many takes some milliseconds. */
export const PAGE = 500

const MiB = 1024 * 1024
/**
 * The largest backup file that is read, in bytes, compressed. Half a year of data takes a megabyte.
 */
export const MAX_FILE = 64 * MiB
/**
 * The largest backup file that is read, in bytes, after it is unpacked. This is enough for twenty
 * years. The unpacked file is kept in memory until it is verified.
 */
export const MAX_UNPACKED = 256 * MiB
/**
 * The longest line of a backup, in UTF-16 code units. 500 segments with the longest notes take a
 * quarter of this length.
 */
export const MAX_LINE = 16 * MiB
/**
 * The largest number of lines in a backup. It is enough for a million segments; some lines have
 * fewer than `PAGE` segments, because a line contains segments of only one device.
 */
export const MAX_LINES = 4000

const Count = z.int().check(z.gte(0))
// Includes every instant that a clock can show, because everything that was stored must be
// restored.
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
   * The endpoint that has the acknowledged segments: its address, team and member, but never the
   * token.
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

// The object is strict, because an unknown property would be lost without a message.
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
    /** Present in backups of version 2 or later. */
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
 * Segments of one device. They are validated one by one, so that only the invalid segments are left
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
 * Everything except segments. The parts of `named` are validated one by one
 * (`src/sync/backup/backup-settings.ts`), and so are the conflicts (`losers`).
 */
export const Rest = z.strictObject({
  named: z.record(z.string(), z.unknown()),
  losers: z.array(z.unknown()),
})
export type Rest = z.infer<typeof Rest>

export const End = z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })
