import { mayNotify } from '../../core/attribution/away-notice.ts'
import { likelyAnswers } from '../../core/attribution/likely-answers.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import { UNEXPLAINED } from '../../core/time/segment.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readScheme } from '../scheme/versions.ts'
import { readSettings } from '../settings.ts'
import { readHabits } from '../views/habits.ts'
import { newestUnexplained, type Question, questionOf } from '../views/running.ts'

/** Time away that a notification asks about. */
export interface Notice extends Omit<Question, 'count' | 'newest'> {
  /** The category that is the most probable answer. */
  likeliest: string
  categories: Categories
}

/**
 * The time away that a notification should ask about. Returns undefined if there is none, or if the
 * person does not want notifications. The time away is marked before the notification is shown, so
 * that Stint does not ask twice if the worker is stopped between these two steps.
 */
export const takeNotice = (db: StintDatabase): Promise<Notice | undefined> =>
  db.transaction('rw', db.segments, db.attribution, db.named, async () => {
    if (!(await readSettings(db)).notify) return undefined
    const device = (await readNamed(db, 'device')) ?? ''
    const stored = await db.attribution.get(device)
    // Asks no question now, because the person is away and cannot answer.
    if (!stored || stored.memory.away) return undefined
    const row = await newestUnexplained(db, device)
    const now = Math.max(Date.now(), stored.latest)
    if (!row || !mayNotify(row.endedAt, await readNamed(db, 'notified'), now)) return undefined
    await writeNamed(db, 'notified', row.endedAt)
    const question = await questionOf(db, device, row)
    const [likeliest = ''] = likelyAnswers(await readHabits(db, device, question), question.before)
    const { categories } = await readScheme(db, now)
    return { ...question, likeliest, categories }
  })

/**
 * Returns which of these segments are still unexplained, by id. Returns an empty set if the person
 * does not want notifications.
 */
export const readUnanswered = (db: StintDatabase, ids: readonly string[]): Promise<Set<string>> =>
  db.transaction('r', db.segments, db.named, async () => {
    if (!(await readSettings(db)).notify) return new Set()
    const rows = await db.segments.bulkGet([...ids])
    return new Set(
      rows.flatMap((s) => (s && !s.deleted && s.category === UNEXPLAINED ? [s.id] : [])),
    )
  })
