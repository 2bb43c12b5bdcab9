// @vitest-environment happy-dom
import { hour } from '../../../src/core/time/units.ts'
import 'fake-indexeddb/auto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readGuess } from '../../../src/store/views/guesses.ts'
import { $, press } from '../../support/mounted-popup.ts'
import {
  morning,
  openReport,
  span,
  text,
  today,
  untilReportShown,
  waitFor,
} from '../../support/ui/report-page.ts'

const untilDrawn = () => new Promise((done) => setTimeout(done, 20))

describe('the report', () => {
  it('says that it is empty, and why', async () => {
    await openReport()
    await untilReportShown()
    expect(text('#mine')).toContain('No work was recorded in this range.')
    expect(document.querySelector('#unsent-days')).toBeNull()
  })

  it('names working days that have only breaks or private time, and says why', async () => {
    const week = [8, 8, 8, 8, 8, 8, 8]
    const rows = [
      span(4, 0, 4, 'outgoing-call'),
      span(3, 0, 4, 'research'),
      span(2, 0, 4, 'break'),
      span(1, 0, 4, 'misc'),
      span(1, 4, 5, 'break'),
    ]
    await openReport({ rows, week, settings: { privateCategories: ['research'] } })
    await untilReportShown()
    expect(text('#missing-days')).toMatch(/^2 working days without data/)
    const day = (ago: number) => `day.html#${today.subtract({ days: ago })}`
    const links = [...document.querySelectorAll('#unsent-days a')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual([day(3), day(2)])
    expect(text('#unsent-days')).toContain('the day counts as one without data')
  })

  it('says so also in a range without work', async () => {
    const week = [8, 8, 8, 8, 8, 8, 8]
    const settings = { privateCategories: ['research'] }
    await openReport({ rows: [span(1, 0, 4, 'research')], week, settings })
    await untilReportShown()
    expect(text('#mine .empty')).toMatch(/No work was recorded.*Only breaks or private time/s)
  })

  it('shows figures without private time', async () => {
    await openReport({
      rows: [
        span(1, 0, 3, 'outgoing-call'),
        span(1, 3, 4, 'documentation'),
        span(2, 0, 4, 'research'),
      ],
      settings: { privateCategories: ['research'] },
    })
    await untilReportShown()
    expect(text('#worked')).toBe('4h, 4h per day, over 1 day.')
    expect(text('#selling .value')).toBe('75%')
    expect(text('#quality')).toContain('Private')
    expect(text('#shares table')).not.toContain('Research')
  })

  it('warns of too much misc, with the notes that fill it', async () => {
    const printer = (day: number) => span(day, 4, 5, 'misc', { note: 'Printer & ink' })
    const rows = [span(1, 0, 4, 'outgoing-call'), printer(1), printer(2)]
    await openReport({ rows })
    await untilReportShown()
    expect(text('.notice')).toContain('33%')
    for (const link of [$('.notice a'), $('#misc a')])
      expect(link.getAttribute('href')).toBe('settings.html#make-category=Printer%20%26%20ink')
  })

  it('does not warn of as much misc as the person allows', async () => {
    const rows = [span(1, 0, 4, 'outgoing-call'), span(1, 4, 5, 'misc')]
    await openReport({ rows, settings: { miscShare: 0.3 } })
    await untilReportShown()
    expect(document.querySelector('.notice')).toBeNull()
    expect(text('#misc')).toContain('Up to 30%')
  })

  it('says that a day that is not over has no average or weekdays yet', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: morning(0) + 9 * hour })
    onTestFinished(() => void vi.useRealTimers())
    await openReport({ rows: [span(0, 0, 3, 'outgoing-call')], hash: `#own=${today}..${today}` })
    await untilReportShown()
    expect(text('#worked')).toBe('3h.')
    expect(text('#selling .sure')).toBe('No working day is over yet · 100% explained')
  })

  it('says that the average is without today, if the total includes it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: morning(0) + 9 * hour })
    onTestFinished(() => void vi.useRealTimers())
    const { db } = await openReport({ rows: [span(1, 0, 4, 'outgoing-call')] })
    await untilReportShown()
    expect(text('#worked')).toBe('4h, 4h per day, over 1 day.')
    await db.segments.bulkPut([span(0, 0, 1, 'outgoing-call')])
    await waitFor(() => expect(text('#worked')).toBe('5h, 4h per day, over 1 day without today.'))
  })

  it('opens at the chart that its address names', async () => {
    const week = today.subtract({ days: 7 })
    await openReport({ rows: [span(7, 0, 4, 'outgoing-call')], hash: `#week=${week}&at=shares` })
    await untilReportShown()
    await waitFor(() => expect(document.activeElement?.id).toBe('shares-title'))
  })

  it.each([
    ['Sunday in this language', undefined, '2026-11-22 2026-11-28', '2026-11-15 2026-11-21'],
    [
      'their own first day',
      [8, 8, 8, 0, 0, 8, 8],
      '2026-11-21 2026-11-27',
      '2026-11-14 2026-11-20',
    ],
  ])("begins the person's week on %s", async (_, week, now, before) => {
    await openReport({ ...(week && { week }), hash: '#week=2026-11-25' })
    await untilReportShown()
    expect($('#mine').dataset.shown).toBe(`week ${now}`)
    $('#earlier').click()
    await waitFor(() => expect($('#mine').dataset.shown).toBe(`week ${before}`))
  })

  it('names records by the words of its language', async () => {
    const context = { product: 'pipedrive', record: { type: 'custom', id: '4190' } }
    await openReport({ rows: [span(1, 0, 1, 'documentation', { context })] })
    await untilReportShown()
    expect(text('#documented')).toContain('record 4190')
    expect(text('#documented')).not.toContain('custom')
  })

  it('refuses an invalid range, and says what is needed', async () => {
    await openReport({ rows: [span(1, 0, 4, 'outgoing-call')] })
    await untilReportShown()
    const field = $<HTMLInputElement>('#own-to')
    field.value = '2020-01-01'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await waitFor(() => expect(text('.own [role=alert]')).toContain('before the first'))
    expect(text('#worked')).toContain('4h,')
  })

  it('uses a typed date once it is complete, and keeps the focus in its field', async () => {
    const before = today.subtract({ days: 20 }).toString()
    await openReport({ rows: [span(1, 0, 4, 'outgoing-call'), span(15, 0, 3, 'outgoing-call')] })
    await untilReportShown()
    const field = $<HTMLInputElement>('#own-from')
    field.focus()
    const type = (value: string, key: string) => {
      press(key, { at: field })
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const address = location.hash
    // A date field has such a value while a person is typing the year, or if the date is incomplete.
    for (const year of ['0002', '0020', '0202', '']) {
      type(year && before.replace(/^\d+/, year), '2')
      await untilDrawn()
      expect([location.hash, document.activeElement?.id]).toEqual([address, 'own-from'])
      expect(text('.own [role=alert]')).toBe('')
    }
    type(before, '6')
    await untilDrawn()
    press('Enter', { at: field })
    await waitFor(() => expect(text('#worked')).toContain('7h,'))
    expect(location.hash).toBe(`#own=${before}..${today}`)
    expect($('#own-from')).toBe(field)
    expect(document.activeElement).toBe(field)
    // A date that is picked in the browser's calendar is used at once. Alt with arrow down opens that
    // calendar.
    press('ArrowDown', { at: field, altKey: true })
    field.value = today.subtract({ days: 21 }).toString()
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await waitFor(() => expect(location.hash).toContain(`=${field.value}..`))
    // The button *earlier* moves the range, and the date fields show the moved range.
    $('#earlier').click()
    await waitFor(() => expect(field.value).toBe(today.subtract({ days: 43 }).toString()))
    // The range now ends today, so the button *later* is disabled, and the button *earlier* gets the
    // focus.
    $('#later').focus()
    $('#later').click()
    await waitFor(() => expect($<HTMLButtonElement>('#later').disabled).toBe(true))
    expect(document.activeElement?.id).toBe('earlier')
  })

  it('asks for the year of a date without one', async () => {
    await openReport({ rows: [span(1, 0, 4, 'outgoing-call')] })
    await untilReportShown()
    const field = $<HTMLInputElement>('#own-from')
    press('2', { at: field })
    field.value = '0002-01-01'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('blur'))
    await waitFor(() => expect(text('.own [role=alert]')).toContain('day, month and year'))
  })

  /**
   * Opens the report of a month for which the page first asks the person to guess how they divided their
   * time.
   */
  const standBeforeGuess = async () => {
    const { rows, hash, month } = lastMonthWith(5)
    const { db } = await openReport({ rows, hash })
    await waitFor(() => $('#guess-first'))
    return { db, month }
  }

  /** Returns the given number of working days at the end of last month, with the report's address. */
  const lastMonthWith = (days: number) => {
    const end = today.with({ day: 1 }).subtract({ days: 1 })
    const rows = Array.from({ length: days }, (_, i) => span(today.day + i, -1, 1, 'outgoing-call'))
    return { rows, hash: `#month=${end}`, month: end.toString().slice(0, 7) }
  }

  it('shows a month with few days at once, without asking for a guess', async () => {
    const { rows, hash } = lastMonthWith(4)
    await openReport({ rows, hash })
    await waitFor(() => $('#layout'))
    expect(document.querySelector('#guess-first')).toBeNull()
  })

  const submit = () => $('#guess-first').dispatchEvent(new Event('submit', { cancelable: true }))

  it('accepts a guess of any sum, shows it as parts of 100, and refuses text', async () => {
    const { db, month } = await standBeforeGuess()
    const type = async (id: string, value: string) => {
      const field = $<HTMLInputElement>(`#guess-${id}`)
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await untilDrawn()
      return text('#guess-said')
    }
    const share = (id: string) => text(`output[for=guess-${id}]`)
    const hint = 'Rough numbers of any sum will do: Stint scales them to 100%.'
    expect([text('#guess-said'), share('misc')]).toEqual([hint, ''])
    for (const wrong of ['-20', '1e3', 'half'])
      expect(await type('misc', wrong)).toBe('Misc: enter a number, 0 or more.')
    submit()
    expect($<HTMLInputElement>('#guess-misc').value).toBe('half')
    expect(document.activeElement?.id).toBe('guess-misc')
    expect(await type('misc', '0')).toBe(hint)
    expect(await type('misc', '33.5')).toBe(hint)
    expect(share('misc')).toBe('= 100%')
    expect(await type('research', '67')).toBe(hint)
    expect([share('misc'), share('research'), share('outgoing-call')]).toEqual([
      '= 33%',
      '= 67%',
      '= 0%',
    ])
    submit()
    await waitFor(() => $('#guess'))
    expect((await readGuess(db, month))?.guess).toMatchObject({ misc: 33, research: 67 })
  })

  it('takes eight sliders of any sum: none waits for the others', async () => {
    const { db, month } = await standBeforeGuess()
    const sliders = [...document.querySelectorAll<HTMLInputElement>('#guess-first [type=range]')]
    expect(sliders).toHaveLength(8)
    for (const slider of sliders) {
      slider.value = '30'
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await untilDrawn()
    }
    submit()
    await waitFor(() => $('#guess'))
    const { guess = {} } = (await readGuess(db, month)) ?? {}
    expect(Object.values(guess).toSorted()).toEqual([12, 12, 12, 12, 13, 13, 13, 13])
  })

  it('shows the report without any number, and if the answer cannot be stored', async () => {
    const { db } = await standBeforeGuess()
    db.named.hook('creating', () => {
      throw new Error('full')
    })
    submit()
    await waitFor(() => $('#layout'))
    expect(document.querySelector('#guess-first')).toBeNull()
  })

  it('lets a guess be skipped for good', async () => {
    const { db, month } = await standBeforeGuess()
    $('#skip-guess').focus()
    $('#skip-guess').click()
    await waitFor(() => $('#layout'))
    expect(document.activeElement?.id).toBe('shown-range')
    expect(await readGuess(db, month)).toEqual({ at: expect.any(Number) })
    expect(document.querySelector('#guess')).toBeNull()
  })
})
