// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { setCalendar } from '../../../src/store/calendar.ts'
import { CALENDAR, calendarText, serveCalendar } from '../../support/calendar-server.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  at,
  DAY,
  db,
  fillUsualDay,
  openDayPage,
  press,
  setUpDayPage,
  storedRows,
  zone,
} from '../../support/ui/day-page.ts'

setUpDayPage()

const instant = (time: string) =>
  `${Temporal.PlainDateTime.from(`${DAY}T${time}`).toZonedDateTime(zone).toInstant()}`
const meeting = (from: string, to: string, more = {}) => ({
  from: instant(from),
  to: instant(to),
  ...more,
})

/**
 * Opens the usual day with a calendar. The day has an hour of time away from 11:00, and an untracked
 * hour from 12:00.
 */
async function openWithCalendar(meetings = [meeting('11:09', '11:56', { title: 'Roadmap' })]) {
  const count = serveCalendar(() => calendarText(meetings))
  await openDayPage(async () => {
    await fillUsualDay()
    await setCalendar(db, CALENDAR)
  })
  await vi.waitFor(() => $('.lane button'))
  return count
}

const rowsAt = async (time: string) =>
  (await storedRows()).filter((row) => row.startsWith(`${time}-`))

const entryAt = (time: string) => $(`.lane [data-from="${at(time)}"]`)
const drag = (element: HTMLElement, down: number) => {
  element.setPointerCapture = () => undefined
  const fire = (type: string, clientY: number) =>
    element.dispatchEvent(new PointerEvent(type, { button: 0, clientY, bubbles: true }))
  fire('pointerdown', 10)
  fire('pointermove', 10 + down)
  return new Promise((drawn) => setTimeout(drawn, 5)).then(() => fire('pointerup', 10 + down))
}

describe('a calendar on the day page', () => {
  it('answers a gap with one key, with its short rest; a longer rest stays open', async () => {
    const count = await openWithCalendar()
    await vi.waitFor(() => expect($('[data-answer=calendar]').textContent).toContain('Roadmap'))
    press('body', 'c')
    await vi.waitFor(async () =>
      expect(await rowsAt('11:09')).toEqual(['11:09-12:00 internal-meeting']),
    )
    expect(await rowsAt('11:00')).toEqual(['11:00-11:09 unexplained'])
    expect(count()).toBe(1)
  })

  it.each(['11:09', '12:10'])('an entry at %s is added with arrow down', async (from) => {
    await openWithCalendar([meeting(from, `${from.slice(0, 2)}:50`, { guest: 'client.example' })])
    entryAt(from).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    await vi.waitFor(async () =>
      expect(await rowsAt(from)).toEqual([`${from}-${from.slice(0, 2)}:50 client-meeting`]),
    )
  })

  it('an entry that is dragged down is added; a short way is no drag', async () => {
    await openWithCalendar()
    await drag(entryAt('11:09'), 5)
    expect(await rowsAt('11:09')).toEqual([])
    await drag(entryAt('11:09'), 40)
    await vi.waitFor(async () => expect(await rowsAt('11:09')).toHaveLength(1))
  })

  it('where it would take time from other entries, the category is asked', async () => {
    await openWithCalendar([meeting('09:10', '09:20')])
    const before = await storedRows()
    entryAt('09:10').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
    )
    await vi.waitFor(() => $('.at-timeline .list'))
    expect(await storedRows()).toEqual(before)
  })

  it('a day without an entry looks as without a calendar', async () => {
    serveCalendar(() => calendarText([]))
    await openDayPage(async () => {
      await fillUsualDay()
      await setCalendar(db, CALENDAR)
    })
    await vi.waitFor(async () =>
      expect((await db.named.get('calendarTimes'))?.value).toMatchObject({ entries: [] }),
    )
    expect(document.querySelector('.lane, [data-answer=calendar]')).toBeNull()
  })
})
