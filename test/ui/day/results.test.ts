// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  act,
  at,
  DAY,
  db,
  fillUsualDay,
  MEETING,
  MORNING,
  openDayPage,
  row,
  setCell,
  setUpDayPage,
  textOf,
  typeInto,
  untilDrawn,
  untilStored,
} from '../../support/ui/day-page.ts'

setUpDayPage()

describe('the result of an act is shown at its row', () => {
  const answerOf = (id: string) =>
    row(id).closest('tbody')?.querySelector('tr.form:last-child')?.textContent

  it('with its undo, and the result of a merge', async () => {
    await openDayPage()
    await act('10:30-11:00', 'merge-next')
    await vi.waitFor(() =>
      expect(answerOf('10:30-11:00')).toMatch(
        /Merged with 11:00.*Both are now Documentation \(CRM\)\.Undo: merge 10:30\sAM$/,
      ),
    )
    row('10:30-11:00').closest('tbody')?.querySelector<HTMLElement>('.answer button')?.click()
    await untilStored([...MORNING, AWAY, MEETING])
  })

  it('of a later start, at the entry that was edited and named by it', async () => {
    await openDayPage()
    await setCell('09:30-10:30', 'from', '09:40')
    await vi.waitFor(() => expect(answerOf('09:30-10:30')).toMatch(/^Undo: change 9:40\sAM$/))
    expect(answerOf('09:00-09:30')).toBeUndefined()
  })

  it('of a deleted entry, at the entry before it', async () => {
    await openDayPage()
    await act('13:00-14:00', 'delete')
    await vi.waitFor(() => expect(answerOf('11:00-12:00')).toMatch(/^Undo: deletion/))
  })

  it('with the reason of a refusal, once on the page', async () => {
    await openDayPage()
    await setCell('13:00-14:00', 'to', '12:00')
    await vi.waitFor(() => expect(answerOf('13:00-14:00')).toMatch(/end must be after the start/))
    expect(document.querySelectorAll('.trouble p')).toHaveLength(1)
  })
})

it('keeps the focus on the day, and on Today, that was clicked', async () => {
  await openDayPage()
  for (const css of ['.week a[href$="-25"]', '.week a[href$="-23"]', '#today']) {
    const link = $<HTMLAnchorElement>(css)
    // First a row of the table gets the focus, and then the link gets it.
    row('09:00-09:30')?.querySelector<HTMLElement>('button')?.focus()
    link.focus()
    location.hash = link.hash
    const date = link.hash.slice(1)
    await vi.waitFor(() => $(`main[data-ready][data-date="${date}"]`))
    await untilDrawn()
    expect(document.activeElement).toBe($(css))
    location.hash = `#${DAY}`
    await vi.waitFor(() => $('[id="row-09:00-09:30"]'))
  }
})

it('opens other days by address, links, week and date', async () => {
  await openDayPage()
  expect($<HTMLAnchorElement>('#previous').hash).toBe('#2026-11-23')
  const days = [...document.querySelectorAll<HTMLAnchorElement>('.week a')]
  // The week begins on Sunday, as in calendars for this browser's language (en-US).
  expect(days.map(({ hash }) => hash)).toEqual(
    [22, 23, 24, 25, 26, 27, 28].map((day) => `#2026-11-${day}`),
  )
  expect(days.find((day) => day.getAttribute('aria-current') === 'date')?.textContent).toContain(
    '3:00',
  )
  typeInto('#go-to', '2026-11-20')
  await vi.waitFor(() => expect(textOf('h1')).toBe('Friday, November 20'))
  await vi.waitFor(() => expect(textOf('.empty')).toMatch(/Nothing was tracked on this day/))
  location.hash = '#2026-11-28'
  await vi.waitFor(() => expect(textOf('.empty')).toMatch(/has not begun yet/))
  expect($<HTMLButtonElement>('#add-button').disabled).toBe(true)
  location.hash = '#nonsense'
  await vi.waitFor(() => expect(textOf('h1')).toBe('Tuesday, November 24'))
})

it('shows a row that lost against a later edit elsewhere, until it is dismissed', async () => {
  await openDayPage(async () => {
    await fillUsualDay()
    await db.losers.add({
      segment: 'x',
      settledAt: 0,
      won: 'there',
      category: 'research',
      startedAt: at('09:00'),
      endedAt: at('09:20'),
    })
  })
  expect(textOf('#losers li')).toMatch(
    /9:00.*Research — was here, until a later change in another browser/,
  )
  $('#losers button').click()
  await vi.waitFor(() => expect(document.querySelector('#losers')).toBeNull())
})

it('an empty today says what to do', async () => {
  await openDayPage(async () => undefined)
  expect(textOf('.empty')).toMatch(/Open Stint and click what you are doing/)
})
