// @vitest-environment happy-dom
/** Tests days off on the day page: the form, and the question about leave in the calendar. */
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { setCalendar } from '../../../src/store/calendar.ts'
import { writeNamed } from '../../../src/store/named-rows.ts'
import { addTimeOff, readWorkingTime } from '../../../src/store/working-time.ts'
import { CALENDAR, calendarText, serveCalendar } from '../../support/calendar-server.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  DAY,
  db,
  fillUsualDay,
  openDayPage,
  setUpDayPage,
  textOf,
  typeInto,
  untilShown,
} from '../../support/ui/day-page.ts'

setUpDayPage()

const stored = async () =>
  (await readWorkingTime(db)).off.map(({ from, to, reason }) => `${from} ${to} ${reason}`)
const untilOff = (expected: string[]) =>
  vi.waitFor(async () => expect(await stored()).toEqual(expected))

async function openForm() {
  await untilShown('#take-off')
  $('#take-off').click()
  await untilShown('#days-off')
}

describe('the form for days off', () => {
  it('takes the shown day off, says so, and takes it back', async () => {
    const { changed } = await openDayPage()
    await openForm()
    expect($<HTMLInputElement>('#off-from').value).toBe(DAY)
    expect($<HTMLInputElement>('#off-to').value).toBe(DAY)
    $<HTMLSelectElement>('#off-reason').value = 'sick'
    $('#off-add').click()
    await untilOff([`${DAY} ${DAY} sick`])
    await vi.waitFor(() => expect(textOf('#day-off')).toContain('Day off: Sick'))
    expect(changed).toHaveBeenCalled()
    $('#work-after-all').click()
    await untilOff([])
    await untilShown('#take-off')
    // The form is closed, so that a further click does not add another day by mistake.
    expect(document.querySelector('#days-off')).toBeNull()
  })

  it('takes a range off, moves its end along, and gives one day of it back', async () => {
    await openDayPage()
    await openForm()
    typeInto('#off-from', '2026-11-23')
    typeInto('#off-to', '2026-11-27')
    await vi.waitFor(() => expect($<HTMLInputElement>('#off-to').value).toBe('2026-11-27'))
    typeInto('#off-from', '2026-12-01')
    await vi.waitFor(() => expect($<HTMLInputElement>('#off-to').value).toBe('2026-12-01'))
    typeInto('#off-from', '2026-11-23')
    typeInto('#off-to', '2026-11-27')
    $('#off-add').click()
    await untilOff(['2026-11-23 2026-11-27 leave'])
    await vi.waitFor(() => $('#work-after-all').click())
    await untilOff(['2026-11-23 2026-11-23 leave', '2026-11-25 2026-11-27 leave'])
  })

  it('refuses a range that ends before it begins, and keeps what was typed', async () => {
    await openDayPage()
    await openForm()
    typeInto('#off-to', '2026-11-20')
    await vi.waitFor(() => expect(textOf('#days-off [role=alert]')).toMatch(/before the first/))
    expect($('#off-to').getAttribute('aria-invalid')).toBe('true')
    $('#off-add').click()
    expect($<HTMLInputElement>('#off-to').value).toBe('2026-11-20')
    expect(await stored()).toEqual([])
  })

  it('is not offered on a day off of the team, which is not the person’s to take back', async () => {
    await openDayPage(async () => {
      await fillUsualDay()
      const off = [{ from: DAY, to: DAY }]
      await db.transaction('rw', db.named, () =>
        writeNamed(db, 'team', { askedAt: 0, workingTime: { off } }),
      )
    })
    await vi.waitFor(() => expect(textOf('#day-off')).toBe('Day off of your team'))
    expect(document.querySelector('#take-off, #work-after-all')).toBeNull()
  })
})

const LEAVE = { from: '20261123', to: '20261126', title: 'Annual leave' }

async function openWithLeave(leave: object[] = [LEAVE], before?: () => Promise<unknown>) {
  serveCalendar(() => calendarText(leave as [typeof LEAVE]))
  return openDayPage(async () => {
    await fillUsualDay()
    await setCalendar(db, CALENDAR)
    await before?.()
  })
}
/** Waits until the page has read the calendar and found the leave in it. */
const untilRead = () =>
  vi.waitFor(async () =>
    expect((await db.named.get('calendarTimes'))?.value).toMatchObject({ entries: [{}] }),
  )
const answered = async () => (await db.named.get('leaveAnswered'))?.value

describe('leave in the calendar', () => {
  it('is asked about, and its days are off with one click', async () => {
    await openWithLeave()
    await untilShown('#leave-question')
    expect(textOf('#leave-question p')).toContain('Annual leave')
    expect(await stored()).toEqual([])
    $('#leave-yes').click()
    await untilOff(['2026-11-23 2026-11-25 leave'])
    await vi.waitFor(() => expect(document.querySelector('#leave-question')).toBeNull())
    await vi.waitFor(() => expect(textOf('#day-off')).toContain('Day off: Leave'))
  })

  it('with the reason that the person chooses', async () => {
    await openWithLeave([{ ...LEAVE, title: 'Sick' }])
    await untilShown('#leave-question')
    expect($<HTMLSelectElement>('#leave-reason').value).toBe('sick')
    $<HTMLSelectElement>('#leave-reason').value = 'other'
    $('#leave-yes').click()
    await untilOff(['2026-11-23 2026-11-25 other'])
  })

  it.each(['leave-yes', 'leave-no'])('is not asked about again after #%s', async (button) => {
    const { close } = await openWithLeave()
    await untilShown('#leave-question')
    $(`#${button}`).click()
    await vi.waitFor(async () =>
      expect(await answered()).toEqual([{ from: '2026-11-23', to: '2026-11-25' }]),
    )
    // If the person then works on one of these days after all, Stint does not ask about the leave again.
    if (button === 'leave-yes') {
      await vi.waitFor(() => $('#work-after-all').click())
      await untilOff(['2026-11-23 2026-11-23 leave', '2026-11-25 2026-11-25 leave'])
    } else expect(await stored()).toEqual([])
    close()
    const { readLeave } = await import('../../../src/ui/calendar/leave.ts')
    expect(await readLeave(db)).toEqual([])
  })

  it('is asked about one entry after the other', async () => {
    await openWithLeave([LEAVE, { from: '20261120', to: '20261121', title: 'Day off' }])
    await vi.waitFor(() => expect(textOf('#leave-question p')).toContain('Day off'))
    $('#leave-no').click()
    await vi.waitFor(() => expect(textOf('#leave-question p')).toContain('Annual leave'))
  })

  it('is not asked about where its days are off already', async () => {
    await openWithLeave([LEAVE], () =>
      addTimeOff(db, { from: '2026-11-20', to: '2026-11-27', reason: 'leave' }),
    )
    await untilRead()
    await untilShown('#day-off')
    expect(document.querySelector('#leave-question')).toBeNull()
  })
})
