/**
 * Counts the clicks that a person needs at the end of each day, over the nine months of the sample.
 * Every question about time is answered with the category that the sample has at that time. The answers
 * use the functions of the page and a real store. Then the day is sent.
 */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { newMemory } from '../../../src/core/attribution/state.ts'
import { categoryOf, DETAILED } from '../../../src/core/scheme/categories.ts'
import { dayBounds, dayOf } from '../../../src/core/time/days.ts'
import { BREAK, UNEXPLAINED } from '../../../src/core/time/segment.ts'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase, StoredSegment } from '../../../src/store/database.ts'
import { markForOutbox } from '../../../src/store/outbox/outbox.ts'
import { askToSend } from '../../../src/store/outbox/sending.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { edit } from '../../../src/store/timeline/edit.ts'
import { readStoredDay } from '../../../src/store/views/day-view.ts'
import { answerEdit } from '../../../src/ui/day/card/answer-edit.ts'
import { choicesOf } from '../../../src/ui/day/pick/choices.ts'
import { type OpenQuestion, viewOf } from '../../../src/ui/day/view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { chanceOf } from '../../support/sample/random.ts'
import { SAMPLE_NOW, SAMPLE_ZONE, sampleDatabase } from '../../support/sample/sample.ts'

beforeEach(() => {
  vi.stubEnv('TZ', SAMPLE_ZONE)
  vi.useFakeTimers({ toFake: ['Date'], now: SAMPLE_NOW })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/**
 * The person forgot to click at one in four meetings and drives. For that time, Stint only knows that
 * nobody was at the computer.
 */
const FORGOTTEN = 4

const isMeeting = (category: string) =>
  category.endsWith('-meeting') || categoryOf(category, DETAILED)?.group === 'travel'

const isForgotten = ({ id, category }: StoredSegment) =>
  isMeeting(category) && chanceOf(id).next() < 1 / FORGOTTEN

const asSeen = (row: StoredSegment): StoredSegment => {
  const { note: _, context: __, beside: ___, edited: ____, ...rest } = row
  return { ...rest, category: UNEXPLAINED, source: 'auto' }
}

/** Returns the days of the sample in order, each with its true segments. */
function sampleDays() {
  const { segments, named } = sampleDatabase()
  const past = segments.filter(({ endedAt }) => endedAt !== undefined)
  const days = Map.groupBy(past, ({ startedAt }) => dayOf(startedAt, SAMPLE_ZONE, 0))
  return { named, days: [...days].map(([date, truth]) => ({ date, truth })) }
}

/**
 * Returns the right answer to a question: the category that the sample has at that time, or a break if
 * the sample has no category there.
 */
const truthOf = ({ startedAt }: OpenQuestion, truth: readonly StoredSegment[]) =>
  truth.find((row) => row.startedAt <= startedAt && (row.endedAt ?? 0) > startedAt)?.category ??
  BREAK

/**
 * Returns the number of clicks for an answer. A category that the question shows as a button takes one
 * click. Any other category takes two clicks: one on *Other…*, and one in the list of categories.
 */
const clicksFor = ({ answers }: OpenQuestion, category: string) =>
  category === BREAK || answers.some((one) => one.category === category) ? 1 : 2

async function endDay(db: StintDatabase, date: string, truth: readonly StoredSegment[]) {
  let clicks = 0
  for (;;) {
    const stored = await readStoredDay(db, date)
    const [question] = viewOf(stored, Date.now()).questions
    if (!question) break
    const category = truthOf(question, truth)
    expect(choicesOf(stored).map(({ id }) => id)).toContain(category)
    clicks += clicksFor(question, category)
    expect(await edit(db, answerEdit(question, category))).toBeUndefined()
  }
  await askToSend(db)
  return clicks + 1
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.ceil(sorted.length * part) - 1] ?? 0

it('takes two clicks on most days, and five at most on nineteen of twenty', async () => {
  const { named, days } = sampleDays()
  const db = freshProfile().open()
  await db.named.bulkAdd(named)
  const settings = await readSettings(db)
  const clicks: number[] = []
  for (const { date, truth } of days) {
    // Each day is ended in its own evening, so the rows of later days are not stored yet.
    vi.setSystemTime(Math.min(SAMPLE_NOW, dayBounds(date, SAMPLE_ZONE, 0).to - minute))
    const now = Date.now()
    await db.attribution.put({
      device: truth[0]?.device ?? '',
      memory: newMemory(now),
      latest: now,
    })
    const seen = truth.map((row) => (isForgotten(row) ? asSeen(row) : row))
    await db.segments.bulkAdd(seen.map((row) => markForOutbox(row, settings)))
    clicks.push(await endDay(db, date, truth))
  }
  const sorted = clicks.toSorted((a, b) => a - b)
  expect(sorted.length).toBeGreaterThan(150)
  expect(percentile(sorted, 0.5)).toBeLessThanOrEqual(2)
  expect(percentile(sorted, 0.95)).toBeLessThanOrEqual(5)
  // Most days must need more than the one click that sends the day. Otherwise there were no questions,
  // and the test would count nothing.
  expect(sorted.filter((count) => count === 1).length).toBeLessThan(sorted.length / 10)
})
