import { dayOf } from '../../core/time/days.ts'
import type { Segment, Stretch } from '../../core/time/segment.ts'
import type { StintDatabase, StoredConflict, StoredSegment } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'
import { readSettings } from '../settings.ts'
import { type ConflictContent, keepConflict } from '../timeline/conflicts.ts'
import { fitsOwnTimeline } from './fits-own-timeline.ts'
import { markForOutbox } from './outbox.ts'

/** A segment as the endpoint stores it: deleted, or with its content. */
export type HeldRow = { revision: number; changedAt: number } & (
  | { deleted: true }
  | (Omit<Stretch, 'id' | 'endedAt'> & { endedAt: number; zone?: string })
)

/** The endpoint's answer for one row. */
export type Verdict =
  | { id: string; revision: number; result: 'stored' }
  | { id: string; revision: number; result: 'stale' | 'conflict'; stored: HeldRow }
  | { id: string; revision: number; result: 'rejected'; reason: string }

/** The next rows to send, except those in `skip`. Stores that their current revision was sent. */
export const takeBatch = (
  db: StintDatabase,
  most: number,
  skip: ReadonlySet<string>,
): Promise<StoredSegment[]> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const device = await readNamed(db, 'device')
    const isCarried = (row: StoredSegment) => row.device !== device && row.offered === 0
    const rows = await db.segments
      .where('outbox')
      .equals('send')
      .filter((s) => !skip.has(s.id) && (s.deleted === true || s.endedAt !== undefined))
      .limit(most)
      .toArray()
    const offered = rows.map((row) => ({
      ...row,
      offered: row.revision,
      ...(isCarried(row) && { carried: true as const }),
    }))
    await db.segments.bulkPut(offered)
    return offered
  })

/**
 * Stores the endpoint's answers. A row leaves the outbox (the rows that wait to be sent) only if
 * the endpoint acknowledged its present revision; if the row was changed since it was sent, it
 * stays. The days of acknowledged rows are stored, so that their receipts are fetched even if the
 * worker is stopped before that.
 */
export const acknowledge = (db: StintDatabase, verdicts: readonly Verdict[]): Promise<void> =>
  db.transaction('rw', db.segments, db.named, db.losers, async () => {
    const settings = await readSettings(db)
    const days: string[] = []
    const rows = await db.segments.bulkGet(verdicts.map(({ id }) => id))
    const after: StoredSegment[] = []
    for (const [i, verdict] of verdicts.entries()) {
      const row = rows[i]
      if (!row) continue
      if ('stored' in verdict) {
        // Each row is stored before the next row is checked. If the stored row has become shorter
        // or was deleted, the next row may fit into the time that is now free.
        const fits =
          'deleted' in verdict.stored ||
          (await fitsOwnTimeline(db, { ...verdict.stored, id: row.id, device: row.device }))
        const won = verdict.stored.changedAt > row.changedAt && fits ? 'there' : 'here'
        await recordConflict(db, row, verdict.stored, won)
        await db.segments.put(markForOutbox(resolveConflict(row, verdict.stored, won), settings))
        continue
      }
      after.push(markForOutbox(applyVerdict(row, verdict), settings))
      if (verdict.result === 'stored') days.push(...daysOf(row, settings.dayStart))
    }
    await db.segments.bulkPut(after)
    const sending = (await readNamed(db, 'sending')) ?? {}
    const owed = [...new Set([...(sending.owed ?? []), ...days])].sort()
    // If the person stopped the run, the answers to the last batch are still stored, but the run
    // does not continue.
    const goesOn = sending.stoppedAt === undefined && {
      sentAt: Date.now(),
      left: Math.max(0, (sending.left ?? 0) - verdicts.length),
    }
    await writeNamed(db, 'sending', { ...sending, owed, ...goesOn })
  })

function daysOf({ startedAt, endedAt = startedAt + 1 }: Segment, dayStart: number): string[] {
  const zone = ownZone()
  return [dayOf(startedAt, zone, dayStart), dayOf(endedAt - 1, zone, dayStart)]
}

type FinalVerdict = Exclude<Verdict, { stored: HeldRow }>

function applyVerdict(row: StoredSegment, verdict: FinalVerdict): Segment {
  const { revision } = verdict
  if (verdict.result === 'stored')
    return { ...row, acknowledged: Math.max(row.acknowledged, revision) }
  // The row ends in the future by the endpoint's clock. It will be accepted later, so it still
  // waits to be sent.
  if (verdict.reason === 'in-future') return row
  return { ...row, refused: { revision, reason: verdict.reason } }
}

/**
 * The row after a conflict. The version that was edited later is used. Its new revision is the
 * highest of both revisions + 1, so that browser and endpoint end with equal rows.
 */
function resolveConflict(row: StoredSegment, theirs: HeldRow, won: StoredConflict['won']): Segment {
  const revision = Math.max(row.revision, theirs.revision) + 1
  const seen = { revision, acknowledged: theirs.revision }
  if (won === 'here') return { ...row, ...seen }
  const { id, device, scheme, offered, zone } = row
  if ('deleted' in theirs) return { ...row, ...seen, deleted: true, changedAt: theirs.changedAt }
  return { ...(zone && { zone }), ...theirs, id, device, scheme, offered, ...seen }
}

/**
 * After a conflict, stores the version that was not used, if its content differs from that of the
 * other version. The day page shows the stored version.
 */
async function recordConflict(
  db: StintDatabase,
  row: StoredSegment,
  theirs: HeldRow,
  won: StoredConflict['won'],
) {
  const { category, startedAt, endedAt = startedAt, note, deleted } = row
  const held = 'deleted' in theirs ? { category, startedAt, endedAt, ...theirs } : theirs
  const ours = { category, startedAt, endedAt, ...(note && { note }), ...(deleted && { deleted }) }
  if (hasSameContent(ours, held)) return
  await keepConflict(db, { segment: row, lost: won === 'there' ? ours : held, won })
}

/**
 * Whether both versions of a segment have the same content. A note that this browser does not send
 * is ignored, because the endpoint does not have that note.
 */
const hasSameContent = (ours: ConflictContent, held: ConflictContent) =>
  ours.deleted || held.deleted
    ? ours.deleted === held.deleted
    : ours.category === held.category &&
      ours.startedAt === held.startedAt &&
      ours.endedAt === held.endedAt &&
      (held.note === undefined || ours.note === held.note)
