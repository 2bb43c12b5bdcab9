import { describe, expect, it } from 'vitest'
import { receiptOf, secondsOf } from '../../src/core/day/receipt.ts'
import { totalsOf } from '../../src/core/day/totals.ts'
import { emptyRecord, ownProperty } from '../../src/core/own-property.ts'
import { shareChanges } from '../../src/core/report/compare.ts'
import { add, addTotals, sharesOf, type Totals } from '../../src/core/report/totals.ts'
import { arrangeCategories, keysOf } from '../../src/core/scheme/arrangement.ts'
import { baseOf, type Category } from '../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { DEFAULTS } from '../../src/core/settings/settings.ts'
import { Row, SchemeCategory } from '../../src/sync/contract.ts'
import { todayAt } from '../../src/ui/popup/figures-of-today.ts'
import { popupViewOf } from '../support/empty-popup-view.ts'

/** Names of all properties that every object inherits, such as `constructor`. */
const NAMES = Object.getOwnPropertyNames(Object.prototype)

const rows = (category: string) => [
  { id: 'a', revision: 1, category, startedAt: 0, endedAt: 60_000 },
  { id: 'b', revision: 1, category, startedAt: 60_000, endedAt: 90_000 },
]

describe.each(NAMES)('a category or product called %s', (name) => {
  it('is found only in an object to which it was added', () => {
    expect(ownProperty({}, name)).toBeUndefined()
    const record = emptyRecord<number>()
    expect(record[name]).toBeUndefined()
    record[name] = 1
    expect([ownProperty(record, name), Object.keys(record)]).toEqual([1, [name]])
  })

  it('adds up like any other', () => {
    const all = [...rows(name), ...rows('misc')]
    expect(ownProperty(totalsOf(all), name)).toBe(90_000)
    expect(ownProperty(secondsOf(all), name)).toBe(90)
    const day = { date: '1970-01-01', zone: 'UTC', dayStart: 0 }
    expect(Object.entries(receiptOf(rows(name), day).seconds)).toEqual([[name, 90]])
    const totals: Totals = emptyRecord()
    add(totals, name, 5)
    add(totals, name, 6)
    expect(Object.entries(addTotals([totals, totals]))).toEqual([[name, 22]])
    expect(sharesOf(addTotals([totals]))).toEqual([{ id: name, ms: 11, share: 1 }])
    expect(shareChanges({}, totals)).toEqual([
      { id: name, ms: 0, share: 0, percent: 0, before: 1, percentBefore: 100 },
    ])
    expect(baseOf(name, FIRST_SCHEME.categories)).toBe('misc')
  })

  it('is shown in the popup with its time and key', () => {
    const category: Category = {
      id: name,
      en: 'Own',
      ru: 'Своя',
      group: 'other',
      parent: 'misc',
      offComputer: false,
      yields: true,
    }
    const categories = [...FIRST_SCHEME.categories, category]
    expect(keysOf(categories, DEFAULTS).get(name)).toMatch(/^[a-z]$/)
    const offered = arrangeCategories(categories, DEFAULTS)
    const running = {
      id: 'now',
      category: name,
      since: 0,
      source: 'hand' as const,
      offComputer: false,
    }
    for (const totals of [{}, totalsOf(rows(name))]) {
      const view = popupViewOf({ categories, offered, running, totals, worked: 0 })
      const today = todayAt(view, view.now + 60_000)
      expect(ownProperty(today.totals, name)).toBe((ownProperty(totals, name) ?? 0) + 60_000)
    }
    const without = popupViewOf({
      categories,
      offered,
      totals: totalsOf(rows('misc')),
      worked: 90_000,
    })
    expect(todayAt(without, without.now).totals[name]).toBeUndefined()
  })

  it('is refused by the contract', () => {
    const row = {
      id: crypto.randomUUID(),
      revision: 1,
      changedAt: Date.UTC(2026, 1),
      category: 'misc',
      startedAt: Date.UTC(2026, 1),
      endedAt: Date.UTC(2026, 1) + 1000,
      source: 'hand',
      scheme: 1,
    }
    expect(Row.safeParse(row).success).toBe(true)
    const wrong = [
      { category: name },
      { context: { product: name } },
      { context: { product: 'hubspot', record: { type: name } } },
      { context: { product: 'hubspot', record: { type: 'deal', id: name } } },
    ]
    for (const more of wrong) expect(Row.safeParse({ ...row, ...more }).success).toBe(false)
    const [base] = FIRST_SCHEME.categories
    expect(SchemeCategory.safeParse(base).success).toBe(true)
    expect(SchemeCategory.safeParse({ ...base, id: name }).success).toBe(false)
    expect(SchemeCategory.safeParse({ ...base, parent: name }).success).toBe(false)
  })
})
