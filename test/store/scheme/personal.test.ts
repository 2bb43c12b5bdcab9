import { describe, expect, test, vi } from 'vitest'
import { categoryFrom } from '../../../src/core/scheme/edits.ts'
import { day } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { editScheme, putInForce } from '../../../src/store/scheme/edit.ts'
import {
  moveCategory,
  resetPersonal,
  setColour,
  setHidden,
  setKey,
} from '../../../src/store/scheme/personal.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { pickByKey } from '../../../src/store/timeline/commands.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { readRunningView } from '../../../src/store/views/running-view.ts'
import { badgeOf } from '../../../src/ui/badge.ts'
import { setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 26, 9)
let db: StintDatabase
setUpStoppedClock(start, (opened) => {
  db = opened
})

const offered = async () =>
  (await readPopupView(db)).offered.map(({ category, key }) => `${category.id} ${key}`)
const running = async () => (await readPopupView(db)).running?.category

const demo = categoryFrom(
  { en: 'Demo', ru: 'Показ', parent: 'client-meeting', group: 'selling', nature: 'off-computer' },
  'k3f9',
)
const withDemo = async () => {
  await editScheme(db, { do: 'add', category: demo })
  await putInForce(db)
  vi.setSystemTime(start + day)
}

describe('a key pressed before anything was read', () => {
  test('picks the category that the person has on it', async () => {
    await pickByKey(db, '2')
    expect(await running()).toBe('outgoing-call')
    await setKey(db, 'misc', 'q')
    await pickByKey(db, 'q')
    expect(await running()).toBe('misc')
  })

  test('picks nothing for an unused key or a hidden category', async () => {
    await pickByKey(db, 'z')
    await setHidden(db, 'misc', true)
    await pickByKey(db, '8')
    expect(await db.segments.count()).toBe(0)
  })

  test("picks a category of one's own, which has its name and colour on the badge", async () => {
    await withDemo()
    await setColour(db, demo.id, '#aa0000')
    // The category Demo gets the key F, because the letters of its name are already used: D, E and O by
    // categories of the detailed scheme, and M by the popup.
    await pickByKey(db, 'f')
    expect(await running()).toBe(demo.id)
    const badge = badgeOf(await readRunningView(db))
    expect([badge.colour, badge.title]).toEqual(['#aa0000', expect.stringMatching(/^Demo · /)])
  })
})

describe('order', () => {
  test('moves up and down by one place, and not beyond the ends', async () => {
    const before = await offered()
    await moveCategory(db, 'misc', 1)
    await moveCategory(db, 'incoming-call', -1)
    expect(await offered()).toEqual(before)
    await moveCategory(db, 'misc', -1)
    await moveCategory(db, 'misc', -1)
    expect((await offered()).slice(-3)).toEqual(['misc 8', 'documentation 6', 'research 7'])
  })

  test('skips hidden categories, and puts new ones last', async () => {
    await setHidden(db, 'research', true)
    await moveCategory(db, 'misc', -1)
    await withDemo()
    expect((await offered()).slice(-2)).toEqual(['misc 8', `${demo.id} f`])
    await setHidden(db, 'research', false)
    expect((await offered()).slice(-3)).toEqual(['misc 8', 'research 7', `${demo.id} f`])
  })
})

describe('keys', () => {
  test.each([
    ['1', { why: 'taken', by: expect.objectContaining({ id: 'incoming-call' }) }],
    ['s', { why: 'reserved' }],
    ['ж', { why: 'none' }],
    ['0', { why: 'none' }],
  ])('%s is refused for misc', async (key, problem) => {
    expect(await setKey(db, 'misc', key)).toEqual(problem)
    expect((await readSettings(db)).keys).toEqual({})
  })

  test('of categories that are not offered are free', async () => {
    expect(await setKey(db, 'misc', '9')).toBeUndefined()
    expect(await offered()).toContain('misc 9')
  })

  test('can be exchanged, and no category is left without one', async () => {
    await setKey(db, 'incoming-call', 'q')
    expect(await setKey(db, 'misc', '1')).toBeUndefined()
    expect((await offered())[0]).toBe('incoming-call q')
    await setKey(db, 'misc')
    expect(await offered()).toContain('misc 8')
  })
})

test('the last one that is shown cannot be hidden', async () => {
  for (const { category } of (await readPopupView(db)).offered)
    await setHidden(db, category.id, true)
  expect(await offered()).toEqual(['misc 8'])
})

test('hidden categories are shown if the scheme has no others', async () => {
  await withDemo()
  for (const { category } of (await readPopupView(db)).offered)
    if (category.id !== demo.id) await setHidden(db, category.id, true)
  expect(await offered()).toEqual([`${demo.id} f`])
  vi.setSystemTime(start + 40 * day)
  await editScheme(db, { do: 'retire', id: demo.id })
  expect(await putInForce(db)).toBeUndefined()
  vi.setSystemTime(start + 41 * day)
  expect(await offered()).toHaveLength(8)
})

test('resetting equals never having chosen anything', async () => {
  const before = await offered()
  await setKey(db, 'misc', 'q')
  await setColour(db, 'misc', '#ff0000')
  await moveCategory(db, 'misc', -1)
  await setHidden(db, 'research', true)
  await resetPersonal(db)
  expect(await offered()).toEqual(before)
  expect((await readPopupView(db)).colours).toEqual({})
})
