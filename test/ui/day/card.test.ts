// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  at,
  choose,
  DAY,
  db,
  fillUsualDay,
  MEETING,
  MORNING,
  on,
  openDayPage,
  press,
  put,
  setUpDayPage,
  storedRows,
  textOf,
  untilDrawn,
  untilStored,
} from '../../support/ui/day-page.ts'

setUpDayPage()

const answersOf = (time: string) =>
  [
    ...document.querySelectorAll<HTMLElement>(`.question[data-from="${at(time)}"] [data-answer]`),
  ].map(({ dataset }) => dataset.answer)

const questions = () =>
  [...document.querySelectorAll('.question p')].map((p) => p.textContent?.replaceAll(/\s+/g, ' '))

describe('each gap has its likeliest answers', () => {
  it('away or not tracked: what was before, what came after, then the usual', async () => {
    await openDayPage()
    expect(questions()).toEqual([
      expect.stringMatching(/^11:00 AM–12:00 PM 1h away$/),
      expect.stringMatching(/^12:00 PM–1:00 PM 1h not tracked$/),
    ])
    expect(answersOf('11:00')).toEqual([
      'documentation',
      'client-meeting',
      'prospect-meeting',
      'break',
      'other',
    ])
  })

  it('the usual is what was done at that hour', async () => {
    await openDayPage(async () => {
      await fillUsualDay()
      for (const day of ['17', '18', '19'])
        await put(`11:00-12:${day}`, 'internal-meeting', {
          startedAt: on(`2026-11-${day}`, '11:10'),
          endedAt: on(`2026-11-${day}`, '11:50'),
        })
    })
    expect(answersOf('11:00')[2]).toBe('internal-meeting')
    expect(answersOf('12:00')[2]).toBe('prospect-meeting')
  })

  it('a click stores it, says so in the card, and undoes it there', async () => {
    await openDayPage()
    $(`.question[data-from="${at('11:00')}"] [data-answer=client-meeting]`).click()
    await untilStored([...MORNING, '11:00-12:00 client-meeting', MEETING])
    await vi.waitFor(() =>
      expect(textOf('#card .answer:is(p)')).toMatch(
        /^11:00 AM–12:00 PM: Meeting with clientUndo: answer 11:00\sAM$/,
      ),
    )
    expect(textOf('#sum')).toMatch(/1 gap\.$/)
    $('#card .answer:is(p) button').click()
    await untilStored([...MORNING, AWAY, MEETING])
  })

  it('Other… offers every category', async () => {
    await openDayPage()
    $(`.question[data-from="${at('12:00')}"] [data-answer=other]`).click()
    await choose('drive')
    await untilStored([...MORNING, AWAY, '12:00-13:00 drive', MEETING])
    await vi.waitFor(() => expect(document.querySelector('.list')).toBeNull())
  })

  it('the second click of a double click answers nothing', async () => {
    await openDayPage()
    const button = $('.question [data-answer=break]')
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }))
    await untilDrawn()
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
  })
})

const focused = () => (document.activeElement as HTMLElement | null)?.dataset.from

describe('single keys', () => {
  it('answer the first gap, which has the focus when the day is opened, then the next', async () => {
    await openDayPage()
    expect(focused()).toBe(`${at('11:00')}`)
    press('body', '2', { code: 'Digit2' })
    await untilStored([...MORNING, '11:00-12:00 client-meeting', MEETING])
    await vi.waitFor(() => expect(focused()).toBe(`${at('12:00')}`))
    press('body', 'b', { code: 'KeyB' })
    await untilStored([...MORNING, '11:00-12:00 client-meeting', '12:00-13:00 break', MEETING])
    await vi.waitFor(() => expect(textOf('#sum')).toMatch(/No gaps\.$/))
    press('body', 'u', { code: 'KeyU' })
    await vi.waitFor(() => expect(questions()).toHaveLength(1))
  })

  it('pressed again before the page has drawn the answer, go to the next gap', async () => {
    await openDayPage()
    press('body', '2', { code: 'Digit2' })
    press('body', 'b', { code: 'KeyB' })
    press('body', 'b', { code: 'KeyB' })
    await untilStored([...MORNING, '11:00-12:00 client-meeting', '12:00-13:00 break', MEETING])
  })

  it('act in the gap that has the focus, which shows them', async () => {
    await openDayPage()
    $(`.question[data-from="${at('12:00')}"] button`).focus()
    await vi.waitFor(() =>
      expect($('.question kbd').closest<HTMLElement>('.question')?.dataset.from).toBe(
        `${at('12:00')}`,
      ),
    )
    press('body', 'b', { code: 'KeyB' })
    await untilStored([...MORNING, AWAY, '12:00-13:00 break', MEETING])
  })

  it.each([
    ['an entry', '[data-cell=from]'],
    ['a control', '#add-button'],
  ])('answer nothing while %s has the focus; G leads back to the first gap', async (_, css) => {
    await openDayPage()
    $(css).focus()
    await vi.waitFor(() => expect(document.querySelector('.question kbd')).toBeNull())
    for (const key of ['1', 'b', 'm']) press(css, key)
    await untilDrawn()
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
    expect(document.querySelector('.list')).toBeNull()
    press(css, 'g')
    expect(focused()).toBe(`${at('11:00')}`)
    await untilDrawn()
    press('body', 'b')
    await untilStored([...MORNING, '11:00-12:00 break', MEETING])
  })

  it('of another day act at once, unless the person is elsewhere on the page', async () => {
    await openDayPage(async () => {
      await fillUsualDay()
      const gap = { startedAt: on('2026-11-23', '09:00'), endedAt: on('2026-11-23', '10:00') }
      await put('08:00-08:30', 'misc', gap)
      const after = { startedAt: on('2026-11-23', '11:00'), endedAt: on('2026-11-23', '12:00') }
      await put('08:30-09:00', 'misc', after)
    })
    press('body', 'k')
    await vi.waitFor(() => expect(focused()).toBe(`${on('2026-11-23', '10:00')}`))
    $('#go-to').focus()
    press('body', 'j')
    location.hash = `#${DAY}`
    await vi.waitFor(() => expect(questions()).toHaveLength(2))
    expect(document.activeElement?.id).toBe('go-to')
  })

  it('go to the day before with K, to the day after with J; N is the note in the popup', async () => {
    await openDayPage()
    press('body', 'n', { code: 'KeyN' })
    press('body', 'k', { code: 'KeyK' })
    await vi.waitFor(() => expect(location.hash).toBe('#2026-11-23'))
    press('body', 'j', { code: 'KeyJ' })
    await vi.waitFor(() => expect($('main').dataset.date).toBe('2026-11-24'))
  })

  it('do nothing while a text is typed, and once they are turned off', async () => {
    await openDayPage()
    $('#go-to').focus()
    press('#go-to', 'b', { code: 'KeyB' })
    press('body', '?', { code: 'Slash', shiftKey: true })
    await vi.waitFor(() => $('#keys[open]'))
    press('body', 'b', { code: 'KeyB' })
    $('#keys-act').click()
    $<HTMLDialogElement>('#keys').close()
    await vi.waitFor(() => expect(document.querySelector('.question kbd')).toBeNull())
    press('body', 'b', { code: 'KeyB' })
    await untilDrawn()
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
    localStorage.clear()
  })
})

describe('what is no gap', () => {
  it.each([
    ['less than five minutes untracked', ['09:00-10:00 misc', '10:04-11:00 research']],
    ['an evening', ['09:00-11:00 misc', '14:30-15:30 research']],
    ['time away after the last work', ['09:00-11:00 misc', '11:00-13:00 unexplained']],
    ['time away before the first work', ['07:00-09:00 unexplained', '09:00-11:00 misc']],
  ])('%s', async (_, rows) => {
    await openDayPage(async () => {
      for (const text of rows) {
        const [times = '', category = ''] = text.split(' ')
        await put(times, category)
      }
    })
    expect(questions()).toEqual([])
    expect(textOf('#sum')).toMatch(/No gaps/)
  })

  it('time that another browser recorded', async () => {
    await openDayPage(async () => {
      await put('09:00-10:00', 'misc')
      await put('10:00-11:00', 'drive', { device: 'laptop', acknowledged: 1 })
      await put('11:00-12:00', 'misc')
    })
    expect(questions()).toEqual([])
  })
})

it('says when the day has the most selling time of its week', async () => {
  await openDayPage(async () => {
    await fillUsualDay()
    await put('08:00-08:30', 'outgoing-call', {
      startedAt: on('2026-11-23', '09:00'),
      endedAt: on('2026-11-23', '10:30'),
    })
  })
  expect(textOf('#sum')).toBe('3h, selling 2h (67%), the most this week. 2 gaps.')
  location.hash = '#2026-11-23'
  await vi.waitFor(() => expect(textOf('#sum')).toBe('1h 30m, selling 1h 30m (100%). No gaps.'))
  location.hash = `#${DAY}`
  expect(await db.edits.count()).toBe(0)
})

it('shows the sums of the stages', async () => {
  await openDayPage()
  const sums = [...document.querySelectorAll('.totals li')].map((li) => li.textContent)
  expect(sums).toEqual([
    'Outgoing call 1h',
    'Meeting with client 1h',
    'Research 30m',
    'Documentation (CRM) 30m',
    'Unexplained 1h',
  ])
})
