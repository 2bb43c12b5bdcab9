import { describe, expect, test, vi } from 'vitest'
import { categoryOf, offeredOf } from '../../../src/core/scheme/categories.ts'
import { categoryFrom, kindOf, type NewCategory } from '../../../src/core/scheme/edits.ts'
import { day } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import {
  editScheme,
  putInForce,
  readSchemeView,
  takeBackScheme,
  undoSchemeEdit,
} from '../../../src/store/scheme/edit.ts'
import { readScheme, readSchemeVersions } from '../../../src/store/scheme/versions.ts'
import { recordTrace } from '../../../src/store/settings-commands.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { readTrace } from '../../../src/store/timeline/trace.ts'
import { setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 26, 9)
let db: StintDatabase
setUpStoppedClock(start, (opened) => {
  db = opened
})

const NEW: NewCategory = {
  en: 'Demo',
  ru: 'Показ',
  parent: 'client-meeting',
  group: 'selling',
  nature: 'off-computer',
}
const demo = categoryFrom(NEW, 'k3f9')
const offered = async () => offeredOf((await readScheme(db)).categories).map(({ id }) => id)

test('a prepared change is put in force on the next day', async () => {
  await editScheme(db, { do: 'take', scheme: 'detailed' })
  expect(await offered()).toHaveLength(8)
  expect((await readSchemeView(db)).pending).toBeUndefined()
  expect(await putInForce(db)).toBeUndefined()
  const { pending, edits } = await readSchemeView(db)
  expect([pending?.from, edits]).toEqual(['2026-11-27', []])
  expect(await offered()).toHaveLength(8)
  vi.setSystemTime(start + day)
  expect(await offered()).toHaveLength(18)
  expect(kindOf((await readScheme(db)).categories)).toBe('detailed')
})

test('prepared changes are there when the page is opened again, and can be undone', async () => {
  await editScheme(db, { do: 'retire', id: 'misc' })
  await editScheme(db, { do: 'every', months: 6 })
  await undoSchemeEdit(db, 'last')
  const { draft } = await readSchemeView(db)
  expect([draft.changeEvery, categoryOf('misc', draft.categories)?.retired]).toEqual([1, true])
  await undoSchemeEdit(db, 'all')
  expect((await readSchemeView(db)).edits).toEqual([])
  expect(await putInForce(db)).toEqual({ why: 'unchanged' })
})

test('a change that comes too early is refused, and the prepared one waits', async () => {
  await editScheme(db, { do: 'every', months: 3 })
  await editScheme(db, { do: 'add', category: demo })
  await putInForce(db)
  vi.setSystemTime(start + 30 * day)
  await editScheme(db, { do: 'rename', id: demo.id, en: 'Demo at ours', ru: 'Показ у нас' })
  const refused = { why: 'too-early', allowedFrom: '2027-02-27' }
  expect(await putInForce(db)).toEqual(refused)
  vi.setSystemTime(Date.parse('2027-02-26T12:00Z'))
  expect(await putInForce(db)).toEqual(refused)
  vi.setSystemTime(Date.parse('2027-02-27T12:00Z'))
  expect(await putInForce(db)).toBeUndefined()
  expect(categoryOf(demo.id, (await readScheme(db)).categories)?.en).toBe('Demo')
  vi.setSystemTime(Date.parse('2027-02-28T12:00Z'))
  expect(categoryOf(demo.id, (await readScheme(db)).categories)?.en).toBe('Demo at ours')
})

describe('until it takes effect', () => {
  test('a change is amended; an added category that is removed again is not offered', async () => {
    await editScheme(db, { do: 'add', category: demo })
    await putInForce(db)
    await editScheme(db, { do: 'retire', id: demo.id })
    await editScheme(db, { do: 'retire', id: 'misc' })
    expect(await putInForce(db)).toBeUndefined()
    vi.setSystemTime(start + day)
    expect(await offered()).not.toContain('misc')
    expect(await offered()).not.toContain(demo.id)
    expect((await readScheme(db)).version).toBe(3)
  })

  test('it is withdrawn, and another may be made at once', async () => {
    await editScheme(db, { do: 'add', category: demo })
    await putInForce(db)
    expect(await takeBackScheme(db)).toBeUndefined()
    expect(await readSchemeView(db)).toMatchObject({ pending: undefined, allowedFrom: undefined })
    vi.setSystemTime(start + day)
    expect(await offered()).toHaveLength(8)
    await editScheme(db, { do: 'take', scheme: 'detailed' })
    expect(await putInForce(db)).toBeUndefined()
  })

  test('withdrawing without a waiting change does nothing', async () => {
    expect(await takeBackScheme(db)).toEqual({ why: 'unchanged' })
  })
})

test('rows carry the version in force when they were recorded, also after a clock was set back', async () => {
  await editScheme(db, { do: 'add', category: demo })
  await putInForce(db)
  await switchTo(db, 'research')
  vi.setSystemTime(start + day)
  await switchTo(db, demo.id)
  vi.setSystemTime(start)
  await takeBackScheme(db)
  const all = await db.segments.orderBy('startedAt').toArray()
  const rows = all.filter(({ category }) => category !== 'unexplained')
  expect(rows.map(({ category, scheme }) => [category, scheme])).toEqual([
    ['research', 1],
    [demo.id, 2],
  ])
  const under = (await readSchemeVersions(db)).find(({ version }) => version === 2)
  expect(categoryOf(demo.id, under?.categories ?? [])).toEqual(demo)
  expect(categoryOf(demo.id, (await readScheme(db)).categories)).toEqual({ ...demo, retired: true })
})

test('an invalid change is refused with its reason, and changes nothing', async () => {
  await editScheme(db, { do: 'retire', id: 'documentation' })
  expect(await putInForce(db)).toMatchObject({ why: 'wrong' })
  await undoSchemeEdit(db, 'all')
  await editScheme(db, { do: 'add', category: { ...demo, en: ' client  MEETING' } })
  await editScheme(db, { do: 'rename', id: 'misc', en: 'Client meeting', ru: 'Разное' })
  expect(await putInForce(db)).toMatchObject({ why: 'wrong' })
  expect(await readSchemeVersions(db)).toHaveLength(1)
})

test('a trace contains the scheme without its names', async () => {
  await recordTrace(db, true)
  await editScheme(db, { do: 'add', category: demo })
  await putInForce(db)
  await recordTrace(db, false)
  await recordTrace(db, true)
  const lines = await readTrace(db)
  expect(lines.map(({ type }) => type)).toEqual(['settings', 'scheme'])
  expect(JSON.stringify(lines)).toContain(demo.id)
  expect(JSON.stringify(lines)).not.toMatch(/Demo|Показ|Misc/)
})
