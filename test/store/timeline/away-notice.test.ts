import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { explain, explainParts } from '../../../src/store/timeline/answers.ts'
import { readUnanswered, takeNotice } from '../../../src/store/timeline/away-notice.ts'
import { apply, switchTo } from '../../../src/store/timeline/commands.ts'
import { freshProfile } from '../../support/fresh-profile.ts'

const start = Date.UTC(2026, 10, 23, 12)
const LOCKED = { at: 'away', why: 'locked' } as const
const ELSEWHERE = { at: 'elsewhere' } as const

let profile: ReturnType<typeof freshProfile>
let db: StintDatabase
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  profile = freshProfile()
  db = profile.open()
  await changeSettings(db, { notify: true })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Plays a minute of work from now on, and then an absence of `minutes` minutes. */
async function awayFor(minutes: number) {
  await apply(db, ELSEWHERE)
  await switchTo(db, 'research')
  vi.setSystemTime(Date.now() + minute)
  await apply(db, LOCKED)
  vi.setSystemTime(Date.now() + minutes * minute)
}

test('asks about a stretch once, for any number of workers and observations', async () => {
  await awayFor(30)
  await apply(db, ELSEWHERE)
  const asked = await Promise.all([takeNotice(db), takeNotice(db), takeNotice(db)])
  expect(asked.filter(Boolean)).toMatchObject([
    { startedAt: start + minute, endedAt: start + 31 * minute, before: 'research' },
  ])
  // Another worker, with another connection to the same database, does not ask about the absence either.
  expect(await takeNotice(profile.open())).toBeUndefined()
})

test('does not ask while the person is away', async () => {
  await awayFor(30)
  expect(await takeNotice(db)).toBeUndefined()
  await apply(db, ELSEWHERE)
  expect(await takeNotice(db)).toBeDefined()
})

test('a person who is away again is not asked before they are back', async () => {
  await awayFor(30)
  await apply(db, ELSEWHERE)
  vi.setSystemTime(Date.now() + minute)
  await apply(db, LOCKED)
  expect(await takeNotice(db)).toBeUndefined()
})

test('does not ask about a stretch that ended over an hour ago, or if notifications are off', async () => {
  await awayFor(30)
  await apply(db, ELSEWHERE)
  await changeSettings(db, { notify: false })
  expect(await takeNotice(db)).toBeUndefined()
  await changeSettings(db, { notify: true })
  vi.setSystemTime(start + 91 * minute)
  expect(await takeNotice(db)).toBeUndefined()
})

test('does not ask again about the rest of a split stretch, but about the next one', async () => {
  await awayFor(30)
  await apply(db, ELSEWHERE)
  await takeNotice(db)
  // After the first answer, one of the remaining parts still ends where the whole absence ended. After
  // the second answer, all remaining parts end earlier than the absence.
  for (const [from, to] of [
    [start + 5 * minute, start + 10 * minute],
    [start + 20 * minute, start + 31 * minute],
  ] as const) {
    await explainParts(db, [{ from, to, category: 'drive' }])
    expect(await takeNotice(db)).toBeUndefined()
  }
  await awayFor(10)
  await apply(db, ELSEWHERE)
  expect(await takeNotice(db)).toMatchObject({ endedAt: Date.now() })
})

test('does not ask about an explained stretch, or after notifications are switched off', async () => {
  await awayFor(30)
  await apply(db, ELSEWHERE)
  const { id = '', likeliest = '' } = (await takeNotice(db)) ?? {}
  expect(await readUnanswered(db, [id, 'gone'])).toEqual(new Set([id]))
  await changeSettings(db, { notify: false })
  expect(await readUnanswered(db, [id])).toEqual(new Set())
  await changeSettings(db, { notify: true })
  await explain(db, id, likeliest)
  expect(await readUnanswered(db, [id])).toEqual(new Set())
})
