import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownRange, type Range, rangeAround } from '../../../src/core/report/range.ts'
import type { Segment } from '../../../src/core/time/segment.ts'
import { hour } from '../../../src/core/time/units.ts'
import type { StintDatabase, StoredSegment } from '../../../src/store/database.ts'
import { keepGuess, readGuess } from '../../../src/store/views/guesses.ts'
import { readDays, readOwnReport } from '../../../src/store/views/report-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { segment } from '../../support/report-histories.ts'
import { SAMPLE_NOW, SAMPLE_ZONE, sampleDatabase } from '../../support/sample/sample.ts'

let db: StintDatabase

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: SAMPLE_NOW })
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue(SAMPLE_ZONE)
  db = freshProfile().open()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const put = (...rows: Segment[]) => db.segments.bulkPut(rows as StoredSegment[])
const sample = sampleDatabase()
const putSample = async () => {
  await db.segments.bulkPut(sample.segments)
  await db.named.bulkPut(sample.named)
  await db.attribution.bulkPut(sample.attribution)
}

/** Returns the milliseconds of work between two dates, computed from the rows without the report. */
const workedIn = (from: string, to: string) => {
  const [start, end] = [from, to].map((date) => Date.parse(`${date}T00:00+01:00`)) as [
    number,
    number,
  ]
  const work = sample.segments.filter((s) => !['unexplained', 'break'].includes(s.category))
  return work.reduce(
    (all, s) =>
      all + Math.max(0, Math.min(s.endedAt ?? SAMPLE_NOW, end) - Math.max(s.startedAt, start)),
    0,
  )
}

describe('a report read from the database', () => {
  it('has the time of the range and of the one before it', async () => {
    await putSample()
    const week = rangeAround('week', '2026-11-24')
    const mine = await readOwnReport(db, week)
    expect(mine.sum.worked).toBe(workedIn('2026-11-23', '2026-11-30'))
    expect(mine.before.sum.worked).toBe(workedIn('2026-11-16', '2026-11-23'))
    expect(mine.before.range).toEqual({ kind: 'week', from: '2026-11-16', to: '2026-11-22' })
    expect(mine.misc).toMatchObject({ from: '2026-11-11', to: '2026-11-24' })
    expect(mine.misc.worked).toBe(workedIn('2026-11-11', '2026-11-25'))
    expect(mine.days.filter((day) => day.running)).toHaveLength(1)
    const days = await readDays(db, week)
    expect(days).toEqual(mine.days)
  })

  it('is empty without a history, and does not fail', async () => {
    const mine = await readOwnReport(db, rangeAround('month', '2026-11-24'))
    expect(mine.sum.worked).toBe(0)
    expect(mine.quality).toMatchObject({ missingDays: [], weekdays: 0, whole: undefined })
    expect(mine.setting.since).toBeUndefined()
  })

  it('counts every device of the person, and time that two recorded only once', async () => {
    const at = Date.parse('2026-11-23T09:00+01:00')
    await put(
      segment(at, at + 2 * hour),
      segment(at + hour, at + 3 * hour, { device: 'phone', category: 'misc' }),
    )
    const mine = await readOwnReport(db, rangeAround('week', '2026-11-24'))
    expect(mine.sum.work).toEqual({ 'outgoing-call': hour, misc: 2 * hour })
    expect(mine.quality.overlapping).toBe(hour)
  })

  it('includes segments that reach into the range, on every device, however early they began', async () => {
    const midnight = Date.parse('2026-11-23T00:00+01:00')
    const away = { category: 'unexplained', device: 'two' }
    await put(
      segment(midnight - hour, midnight + hour, { device: 'one' }),
      segment(midnight - 400 * hour, midnight + 3 * hour, away),
      segment(midnight - 2 * hour, midnight - hour, { device: 'three' }),
      { ...segment(midnight - hour, midnight + 9 * hour, { device: 'three' }), deleted: true },
    )
    const mine = await readOwnReport(db, rangeAround('week', '2026-11-24'))
    expect(mine.sum.work).toEqual({ 'outgoing-call': hour })
    expect(mine.quality).toMatchObject({ unexplained: 0, outside: 2 * hour })
  })

  it('leaves private time out, and gives its length', async () => {
    const at = Date.parse('2026-11-23T09:00+01:00')
    await db.named.put({ name: 'settings', value: { privateCategories: ['misc'] } })
    await put(segment(at, at + hour), segment(at + hour, at + 2 * hour, { category: 'misc' }))
    const mine = await readOwnReport(db, rangeAround('week', '2026-11-24'))
    expect(mine.sum.work).toEqual({ 'outgoing-call': hour })
    expect(mine.quality.private).toBe(hour)
    expect(mine.misc.misc).toBe(0)
  })

  it('counts the running segment up to now', async () => {
    await put(segment(SAMPLE_NOW - hour, undefined))
    expect((await readOwnReport(db, rangeAround('week', '2026-11-24'))).sum.worked).toBe(hour)
  })

  it('reads only the rows of its ranges, however long the history', async () => {
    let read = 0
    db.segments.hook('reading', (row) => {
      read++
      return row
    })
    const range = ownRange('2026-11-16', '2026-11-22') as Range
    const start = Date.parse('2026-11-02T08:00Z')
    const lately = Array.from({ length: 400 }, (_, i) =>
      segment(start + i * hour, start + (i + 1) * hour),
    )
    await put(...lately)
    const reads = async () => {
      read = 0
      await readOwnReport(db, range)
      return read
    }
    const few = await reads()
    const long = Array.from({ length: 3000 }, (_, i) =>
      segment(start - (i + 1) * hour, start - i * hour, { device: i % 2 ? 'one' : 'two' }),
    )
    await put(...long)
    // The second device adds one read that finds the device, and one read in each of three ranges.
    expect(await reads()).toBeLessThanOrEqual(few + 10)
    expect(few).toBeGreaterThan(300)
  })
})

describe('guesses', () => {
  const guess = { misc: 40, research: 60 }

  it('are stored per month, and the first one counts', async () => {
    expect(await readGuess(db, '2026-11')).toBeUndefined()
    await keepGuess(db, '2026-11', guess)
    await keepGuess(db, '2026-11', { misc: 100 })
    await keepGuess(db, '2026-10')
    expect(await readGuess(db, '2026-11')).toEqual({ at: SAMPLE_NOW, guess })
    expect(await readGuess(db, '2026-10')).toEqual({ at: SAMPLE_NOW })
  })

  it('are refused where they do not add up', async () => {
    await expect(keepGuess(db, '2026-11', { misc: 99 })).rejects.toThrow(RangeError)
    expect(await readGuess(db, '2026-11')).toBeUndefined()
  })

  it('are kept for 36 months', async () => {
    for (let i = 0; i < 40; i++) {
      const month = Temporal.PlainYearMonth.from('2026-11').subtract({ months: i }).toString()
      await keepGuess(db, month, guess)
    }
    expect(await readGuess(db, '2026-11')).toBeDefined()
    expect(await readGuess(db, '2023-11')).toBeUndefined()
    const row = await db.named.get('guesses')
    expect(Object.keys(row?.value ?? {})).toHaveLength(36)
  })
})
