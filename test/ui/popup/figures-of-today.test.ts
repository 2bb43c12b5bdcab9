import { expect, it } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { todayAt } from '../../../src/ui/popup/figures-of-today.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'

it('grows with the running category, and the selling time with it', () => {
  const view = popupViewOf({
    running: { id: 'now', category: 'outgoing-call', since: 0, source: 'hand' },
    totals: { 'outgoing-call': 10 * minute, misc: 10 * minute },
    worked: 20 * minute,
    selling: 0.5,
  })
  const today = todayAt(view, view.now + 20 * minute)
  expect(today.totals['outgoing-call']).toBe(30 * minute)
  expect(today.worked).toBe(40 * minute)
  expect(today.selling).toBeCloseTo(0.75)
})

it('counts a detailed category in its parent, and leaves breaks out', () => {
  const view = popupViewOf({
    totals: { drive: minute, misc: minute, break: minute },
    worked: 2 * minute,
  })
  expect(todayAt(view, view.now).totals.misc).toBe(2 * minute)
  expect(Object.values(todayAt(view, view.now).totals)).not.toContain(3 * minute)
})

it('never shrinks when the clock was set back', () => {
  const view = popupViewOf({
    running: { id: 'now', category: 'misc', since: 0, source: 'hand' },
    totals: { misc: minute },
    worked: minute,
  })
  expect(todayAt(view, view.now - 5 * minute).totals.misc).toBe(minute)
})

it('has no selling share before anything was worked', () => {
  expect(todayAt(popupViewOf(), Date.now()).selling).toBeUndefined()
})
