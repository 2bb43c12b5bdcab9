import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { day, minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { readActHistory } from '../../../src/store/timeline/act-history.ts'
import { putOffQuestions } from '../../../src/store/timeline/answer-later.ts'
import { explain } from '../../../src/store/timeline/answers.ts'
import * as commands from '../../../src/store/timeline/commands.ts'
import { repeat, repeatByKey } from '../../../src/store/timeline/repeat.ts'
import { redo, undo } from '../../../src/store/timeline/undo.ts'
import { readAround } from '../../../src/store/views/around-away.ts'
import { readRepeats } from '../../../src/store/views/repeats.ts'
import { readRunningView } from '../../../src/store/views/running-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'

const start = Date.UTC(2026, 10, 23, 9)
let db: StintDatabase

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  db = freshProfile().open()
})
afterEach(() => {
  db.close()
  vi.useRealTimers()
})

/** Lets minutes pass while the person is at the computer and outside of the CRM. */
async function pass(minutes: number) {
  for (let i = 0; i < minutes; i++) {
    vi.setSystemTime(Date.now() + minute)
    await commands.apply(db, { at: 'elsewhere' })
  }
}
const bakeries = { category: 'outgoing-call', note: 'Bakeries' }
const content = async () =>
  (await expectInvariants(db)).map(({ category, note, endedAt }) => [category, note, !endedAt])

describe('a repeat', () => {
  test('starts category and note as one act, undone and redone as a whole', async () => {
    await commands.switchTo(db, 'misc')
    await pass(1)
    await repeat(db, bakeries)
    const after = [
      ['misc', undefined, false],
      ['outgoing-call', 'Bakeries', true],
    ]
    expect(await content()).toEqual(after)
    await undo(db)
    expect(await content()).toEqual([['misc', undefined, true]])
    await redo(db)
    expect(await content()).toEqual(after)
  })

  test('of the running category with another note starts a new stretch', async () => {
    await repeat(db, bakeries)
    await pass(1)
    await repeat(db, { ...bakeries, note: 'Cafés' })
    await pass(1)
    await repeat(db, { ...bakeries, note: 'Cafés' })
    expect(await content()).toEqual([
      ['outgoing-call', 'Bakeries', false],
      ['outgoing-call', 'Cafés', true],
    ])
  })

  test('refuses a category that no scheme has, and stores nothing', async () => {
    await expect(repeat(db, { category: 'nothing', note: 'x' })).rejects.toThrow(RangeError)
    expect(await content()).toEqual([])
  })

  test('by its key starts the likeliest; without one it does nothing', async () => {
    await repeatByKey(db, 0)
    expect(await content()).toEqual([])
    await repeat(db, bakeries)
    await pass(1)
    await commands.switchTo(db, 'misc')
    await pass(1)
    await repeatByKey(db, 0)
    expect((await content()).at(-1)).toEqual(['outgoing-call', 'Bakeries', true])
  })

  test('is in a recording as a click and a note', async () => {
    await changeSettings(db, { recordTrace: true })
    await repeat(db, bakeries)
    const lines = (await db.trace.toArray()).map(({ type }) => type)
    expect(lines.slice(-2)).toEqual(['pick', 'note'])
  })

  test('is not offered after two weeks', async () => {
    await repeat(db, bakeries)
    await pass(1)
    await commands.stop(db)
    expect((await readRepeats(db, start + 13 * day)).notes).toEqual(['Bakeries'])
    expect((await readRepeats(db, start + 15 * day)).notes).toEqual([])
  })
})

describe('the history of acts', () => {
  test('says what each act changed, and which step is next', async () => {
    await commands.switchTo(db, 'research')
    await pass(20)
    await commands.switchTo(db, 'misc')
    await pass(1)
    await commands.moveStart(db, Date.now() - 13 * minute)
    await commands.setNote(db, 'Post')
    await commands.stop(db)
    await undo(db)
    const { done, undone, canUndo, canRedo } = await readActHistory(db)
    expect(done.map(({ did }) => did)).toEqual(['note', 'earlier', 'switch', 'switch'])
    expect(done[0]).toMatchObject({ note: 'Post' })
    expect(done[1]).toMatchObject({
      minutes: 13,
      takes: [{ category: 'research', ms: 12 * minute }],
    })
    expect(undone).toMatchObject([{ did: 'stop', category: 'misc' }])
    expect([canUndo, canRedo]).toEqual([true, true])
  })

  test('shows ten acts, and what an answer explained', async () => {
    for (let i = 0; i < 12; i++) {
      await commands.switchTo(db, i % 2 ? 'misc' : 'research')
      await pass(1)
    }
    expect((await readActHistory(db)).done).toHaveLength(10)
    await commands.apply(db, { at: 'away', why: 'locked' })
    const from = Date.now()
    vi.setSystemTime(from + 10 * minute)
    await commands.apply(db, { at: 'elsewhere' })
    const away = await db.segments.where('category').equals('unexplained').first()
    await explain(db, away?.id ?? '', 'client-meeting')
    const [answer] = (await readActHistory(db)).done
    expect(answer).toMatchObject({
      did: 'answer',
      category: 'client-meeting',
      from,
      to: from + 10 * minute,
    })
  })
})

describe('a question about time away', () => {
  const leave = async (minutes: number) => {
    await commands.apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(Date.now() + minutes * minute)
    await commands.apply(db, { at: 'elsewhere' })
  }

  test('is put away until the next absence', async () => {
    await commands.switchTo(db, 'research')
    await pass(2)
    await leave(10)
    expect((await readRunningView(db)).isPutAway).toBe(false)
    const before = await content()
    await putOffQuestions(db)
    expect((await readRunningView(db)).isPutAway).toBe(true)
    expect(await content()).toEqual(before)
    await pass(2)
    await leave(10)
    expect((await readRunningView(db)).isPutAway).toBe(false)
  })

  test('shows what was before and after', async () => {
    await commands.switchTo(db, 'research')
    await pass(5)
    await leave(10)
    await pass(1)
    await commands.switchTo(db, 'misc')
    await pass(3)
    const [startedAt, endedAt] = [start + 5 * minute, start + 15 * minute]
    const { before, after } = await readAround(db, { startedAt, endedAt })
    expect(before.map(({ category }) => category)).toEqual(['research'])
    expect(after.map(({ category }) => category)).toEqual(['research', 'misc'])
  })
})
