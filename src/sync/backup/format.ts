/**
 * What a backup is: lines of JSON (https://jsonlines.org), packed with gzip, so that ten years can
 * be written and read piece by piece, and looked into without Stint. First what it is (`Head`), then
 * what is kept but for segments (`Rest`), then the segments of one device after the other, in order
 * of start (`Page`), and at the end the checksum (`End`).
 */
import * as z from 'zod/mini'
import type { StoredLoser } from '../../store/database.ts'
import { Id, Revision, Slug } from '../contract.ts'

export const FORMAT = 'stint-backup'
/** Grows when a reader of the version before would lose something, or take it for something else. */
export const VERSION = 2

/** Segments in a line: some milliseconds of work. */
export const PAGE = 500

const Count = z.int().check(z.gte(0))
// Whatever a clock may have shown: what the store took must come back.
export const Instant = z.int().check(z.gte(0), z.lte(8.64e15))
const Note = z.string().check(z.maxLength(500))

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
const SavedSegment = z
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

export const Page = z.strictObject({
  device: Id,
  segments: z.array(SavedSegment).check(z.maxLength(PAGE)),
})
export type Page = z.infer<typeof Page>

const Loser = z.strictObject({
  segment: Id,
  settledAt: Instant,
  won: z.enum(['here', 'there']),
  startedAt: Instant,
  endedAt: Instant,
  category: Slug,
  note: z.exactOptional(Note),
  deleted: z.exactOptional(z.literal(true)),
}) satisfies z.ZodMiniType<Omit<StoredLoser, 'id'>>

/** What is not a segment; `named` is read part by part (`src/sync/backup/kept.ts`). */
export const Rest = z.strictObject({
  named: z.record(z.string(), z.unknown()),
  losers: z.array(Loser),
})
export type Rest = z.infer<typeof Rest>

export const End = z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })
