// @vitest-environment happy-dom
// Live queries look for the browser's own IndexedDB when Dexie is loaded.
import 'fake-indexeddb/auto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Person } from '../../../src/core/report/team.ts'
import type { StintDatabase, StoredSegment } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { readGuess } from '../../../src/store/views/guesses.ts'
import { mountReport } from '../../../src/ui/report/mount.tsx'
import type { Seen, TeamDoors } from '../../../src/ui/report/ports.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { $, press } from '../../support/mounted-popup.ts'
import { segment } from '../../support/report-histories.ts'

/** Pictures take their time on a busy machine. */
const waitFor = <T>(look: () => T) => vi.waitFor(look, { timeout: 10_000 })

const hour = 3_600_000
const today = Temporal.Now.plainDateISO()
const zone = Temporal.Now.timeZoneId()
const morning = (daysAgo: number) =>
  today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' })
    .epochMilliseconds

const span = (daysAgo: number, from: number, to: number, category: string, more = {}) =>
  segment(morning(daysAgo) + from * hour, morning(daysAgo) + to * hour, {
    category,
    ...more,
  }) as StoredSegment

/** The last ten days: nobody is asked to guess of them. */
const LATELY = `#own=${today.subtract({ days: 9 })}..${today}`

interface Given {
  rows?: StoredSegment[]
  seen?: Seen | Error
  layout?: TeamDoors['layout']
  middle?: Awaited<ReturnType<TeamDoors['middle']>>
  hash?: string
  settings?: Parameters<typeof changeSettings>[1]
}

const stand = async ({ rows = [], seen, layout, middle, hash = LATELY, settings }: Given = {}) => {
  const db: StintDatabase = freshProfile().open()
  await db.segments.bulkPut(rows)
  if (settings) await changeSettings(db, settings)
  location.hash = hash
  const team = {
    seen: vi.fn(async () => {
      if (seen instanceof Error) throw seen
      return seen
    }),
    layout: vi.fn(layout ?? (async () => [])),
    middle: vi.fn(async () => middle),
  }
  onTestFinished(mountReport(document.body, { db, team }))
  await waitFor(() => $('main[data-ready]'))
  return { db, team }
}

const shown = () => waitFor(() => $('#mine[aria-busy=false]'))
const drawn = () => new Promise((done) => setTimeout(done, 20))
const text = (selector: string) => $(selector).textContent ?? ''

describe('the report', () => {
  it('says that there is nothing, and why', async () => {
    await stand()
    await shown()
    expect(text('#mine')).toContain('Nothing was recorded in this range.')
  })

  it('answers in figures, without private time', async () => {
    await stand({
      rows: [
        span(1, 0, 3, 'outgoing-call'),
        span(1, 3, 4, 'documentation'),
        span(2, 0, 4, 'research'),
      ],
      settings: { privateCategories: ['research'] },
    })
    await shown()
    expect(text('#worked .value')).toBe('4h')
    expect(text('#selling .value')).toBe('75%')
    expect(text('#quality')).toContain('Private')
    expect(text('#shares table')).not.toContain('Research')
  })

  it('speaks of misc once it is too much, and of the notes that fill it', async () => {
    const printer = (day: number) => span(day, 4, 5, 'misc', { note: 'Printer & ink' })
    const rows = [span(1, 0, 4, 'outgoing-call'), printer(1), printer(2)]
    await stand({ rows })
    await shown()
    expect(text('.notice')).toContain('33%')
    expect($('#misc a').getAttribute('href')).toBe(
      'settings.html#make-category=Printer%20%26%20ink',
    )
  })

  it('is silent about as much misc as the person allows', async () => {
    const rows = [span(1, 0, 4, 'outgoing-call'), span(1, 4, 5, 'misc')]
    await stand({ rows, settings: { miscShare: 0.3 } })
    await shown()
    expect(document.querySelector('.notice')).toBeNull()
    expect(text('#misc')).toContain('up to 30%')
  })

  it('says of a day that is not over that its average and its weekdays are still to come', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: morning(0) + 9 * hour })
    onTestFinished(() => void vi.useRealTimers())
    await stand({ rows: [span(0, 0, 3, 'outgoing-call')], hash: `#own=${today}..${today}` })
    await shown()
    expect(text('#worked .value')).toBe('3h')
    expect(text('#data .value')).toBe('–')
    expect(text('#data')).toContain('No weekday is over yet. 100% of the time at work explained')
  })

  it('says that the average is without today, where the total is with it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: morning(0) + 9 * hour })
    onTestFinished(() => void vi.useRealTimers())
    const { db } = await stand({ rows: [span(1, 0, 4, 'outgoing-call')] })
    await shown()
    expect(text('#worked')).toBe('Worked4h4h per day, over 1 day')
    await db.segments.bulkPut([span(0, 0, 1, 'outgoing-call')])
    await waitFor(() =>
      expect(text('#worked')).toBe('Worked5h4h per day, over 1 day without today'),
    )
  })

  it('names records by the words of its language', async () => {
    const context = { product: 'pipedrive', record: { type: 'custom', id: '4190' } }
    await stand({ rows: [span(1, 0, 1, 'documentation', { context })] })
    await shown()
    expect(text('#documented')).toContain('record 4190')
    expect(text('#documented')).not.toContain('custom')
  })

  it('takes no range that is none, and says what is needed', async () => {
    await stand({ rows: [span(1, 0, 4, 'outgoing-call')] })
    await shown()
    const field = $<HTMLInputElement>('#own-to')
    field.value = '2020-01-01'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await waitFor(() => expect(text('.own [role=alert]')).toContain('before the first'))
    expect(text('#worked .value')).toBe('4h')
  })

  it('takes a date as it is typed once it is whole, and keeps the focus in its field', async () => {
    const before = today.subtract({ days: 20 }).toString()
    await stand({ rows: [span(1, 0, 4, 'outgoing-call'), span(15, 0, 3, 'outgoing-call')] })
    await shown()
    const field = $<HTMLInputElement>('#own-from')
    field.focus()
    const type = (value: string, key: string) => {
      press(key, { at: field })
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const address = location.hash
    // As a browser tells of a date whose year is being typed, and of one that is not whole.
    for (const year of ['0002', '0020', '0202', '']) {
      type(year && before.replace(/^\d+/, year), '2')
      await drawn()
      expect([location.hash, document.activeElement?.id]).toEqual([address, 'own-from'])
      expect(text('.own [role=alert]')).toBe('')
    }
    type(before, '6')
    await drawn()
    press('Enter', { at: field })
    await waitFor(() => expect(text('#worked .value')).toBe('7h'))
    expect(location.hash).toBe(`#own=${before}..${today}`)
    expect($('#own-from')).toBe(field)
    expect(document.activeElement).toBe(field)
    // One picked in the calendar, which a key has opened, counts at once.
    press('ArrowDown', { at: field, altKey: true })
    field.value = today.subtract({ days: 21 }).toString()
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await waitFor(() => expect(location.hash).toContain(`=${field.value}..`))
    // A step of the arrows is shown in the fields.
    $('#earlier').click()
    await waitFor(() => expect(field.value).toBe(today.subtract({ days: 43 }).toString()))
    // The way on ends today: its button goes out, and hands the focus to its neighbour.
    $('#later').focus()
    $('#later').click()
    await waitFor(() => expect($<HTMLButtonElement>('#later').disabled).toBe(true))
    expect(document.activeElement?.id).toBe('earlier')
  })

  it('asks for the year of a date that was left without one', async () => {
    await stand({ rows: [span(1, 0, 4, 'outgoing-call')] })
    await shown()
    const field = $<HTMLInputElement>('#own-from')
    press('2', { at: field })
    field.value = '0002-01-01'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('blur'))
    await waitFor(() => expect(text('.own [role=alert]')).toContain('day, month and year'))
  })

  /** A month's report that asks for a guess first. */
  const standBeforeGuess = async () => {
    const inMonth = Math.min(1, today.day - 1)
    const rows = [span(inMonth, -8, -7.5, 'outgoing-call')]
    const { db } = await stand({ rows, hash: `#month=${today}` })
    await waitFor(() => $('#guess-first'))
    return { db, month: today.toString().slice(0, 7) }
  }

  it('takes a guess of any sum, shows what it is of 100, and refuses what is no number', async () => {
    const { db, month } = await standBeforeGuess()
    const type = async (id: string, value: string) => {
      const field = $<HTMLInputElement>(`#guess-${id}`)
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await drawn()
      return [text('#guess-said'), $<HTMLButtonElement>('#guess-first [type=submit]').disabled]
    }
    const share = (id: string) => text(`output[for=guess-${id}]`)
    const hint = 'Rough numbers will do: Stint scales them to 100%.'
    expect([text('#guess-said'), share('misc')]).toEqual([hint, ''])
    for (const wrong of ['-20', '1e3', 'half'])
      expect(await type('misc', wrong)).toEqual(['Misc: enter a number, 0 or more.', true])
    expect($<HTMLInputElement>('#guess-misc').value).toBe('half')
    expect(await type('misc', '0')).toEqual([hint, true])
    expect(await type('misc', '33.5')).toEqual([hint, false])
    expect(share('misc')).toBe('= 100%')
    expect(await type('research', '67')).toEqual([hint, false])
    expect([share('misc'), share('research'), share('outgoing-call')]).toEqual([
      '= 33%',
      '= 67%',
      '= 0%',
    ])
    $('#guess-first').dispatchEvent(new Event('submit', { cancelable: true }))
    await waitFor(() => $('#guess'))
    expect((await readGuess(db, month))?.guess).toMatchObject({ misc: 33, research: 67 })
  })

  it('lets a guess be passed over, for good', async () => {
    const { db, month } = await standBeforeGuess()
    $('#skip-guess').focus()
    $('#skip-guess').click()
    await waitFor(() => $('#layout'))
    expect(document.activeElement?.id).toBe('shown-range')
    expect(await readGuess(db, month)).toEqual({ at: expect.any(Number) })
    expect(document.querySelector('#guess')).toBeNull()
  })
})

describe('the team', () => {
  const seen = { team: 'Sales', layout: true, middle: true }

  it.each([
    ['without a connection', undefined],
    ['for a member', { ...seen, layout: false, middle: false }],
    ['without a network', new Error('offline')],
  ])('is not offered %s', async (_, seen) => {
    const { team } = await stand({
      rows: [span(1, 0, 1, 'misc')],
      ...(seen && { seen }),
      hash: `#team&own=${today.subtract({ days: 9 })}..${today}`,
    })
    await shown()
    await waitFor(() => expect(team.seen).toHaveBeenCalled())
    expect(document.querySelector('[role=tab]')).toBeNull()
    expect(team.layout).not.toHaveBeenCalled()
    expect(team.middle).not.toHaveBeenCalled()
  })

  it('shows a member their own against its middle, where that is shared', async () => {
    await stand({
      rows: [span(1, 0, 3, 'outgoing-call'), span(1, 3, 4, 'misc')],
      seen: { ...seen, layout: false },
      middle: { people: 5, base: { 'outgoing-call': 0.5, misc: 0.25 }, selling: 0.6 },
    })
    await waitFor(() => $('#middle'))
    const lines = [...document.querySelectorAll('#middle tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    )
    expect(lines).toContainEqual(['Outgoing call', '75%', '50%', '+25'])
    expect(lines).toContainEqual(['Selling', '75%', '60%', '+15'])
    expect(document.querySelector('[role=tab]')).toBeNull()
  })

  it('counts the days of all together as such, and of one person as weekdays', async () => {
    const person = (name: string, ...dates: string[]): Person => ({
      id: name,
      name,
      since: '2026-01-01',
      lastSent: dates.at(-1),
      days: dates.map((date) => ({
        date,
        work: { misc: hour },
        base: { misc: hour },
        products: {},
        longest: {},
        automatic: 0,
        byHand: hour,
        edited: 0,
        unexplained: 0,
        missing: 0,
        breaks: 0,
        private: 0,
        overlapping: 0,
      })),
    })
    const people = [person('Anna', '2026-03-02', '2026-03-03'), person('Boris', '2026-03-02')]
    await stand({
      seen,
      layout: async () => [...people, person('Vera')],
      hash: '#team&own=2026-03-02..2026-03-06',
    })
    await waitFor(() => $('#team #data'))
    expect(text('#data .value')).toBe('3 of 10 person-days')
    expect(text('#data')).toContain('the weekdays of 2 people; 100%')
    expect(text('#silent')).toContain('Vera')
    $<HTMLSelectElement>('#whose').value = 'Anna'
    $('#whose').dispatchEvent(new Event('change', { bubbles: true }))
    await waitFor(() => expect(text('#data .value')).toBe('2 of 5 weekdays'))
  })

  const dayOf = (date: string, work: Record<string, number>, base = work) => ({
    date,
    work,
    base,
    products: {},
    longest: {},
    automatic: 0,
    byHand: hour,
    edited: 0,
    unexplained: 0,
    missing: 0,
    breaks: 0,
    private: 0,
    overlapping: 0,
  })
  const weekdaysOf = (month: string, count: number) =>
    Array.from({ length: 31 }, (_, i) => Temporal.PlainDate.from(`${month}-01`).add({ days: i }))
      .filter((date) => date.dayOfWeek <= 5)
      .slice(0, count)
      .map(String)
  const colleague = (name: string, days: Person['days'], more: Partial<Person> = {}): Person => ({
    id: name,
    name,
    since: '2026-01-01',
    lastSent: '2026-03-31',
    days,
    ...more,
  })
  const standTeam = async (...people: Person[]) => {
    await stand({ seen, layout: async () => people, hash: '#team&month=2026-03-01' })
    await waitFor(() => $('#team #data'))
  }

  it('asks for the days that it compares, and for the months that it shows them among', async () => {
    const days = weekdaysOf('2026-03', 5).map((date) => dayOf(date, { misc: hour }))
    const { team } = await stand({
      seen,
      layout: async () => [colleague('Anna', days)],
      hash: '#team&month=2026-03-01',
    })
    await waitFor(() => $('#team #data'))
    expect(team.layout.mock.calls.map(([range, _, months]) => ({ range, months }))).toEqual([
      {
        range: { from: '2026-02-01', to: '2026-03-31' },
        months: { from: '2025-04-01', to: '2026-03-31' },
      },
    ])
  })

  it('draws the months from their sums, without a day of them', async () => {
    const days = weekdaysOf('2026-03', 20).map((date) => dayOf(date, { misc: hour }))
    const months = ['2025-12', '2026-01', '2026-03'].map((month) => ({
      month,
      work: { 'outgoing-call': hour },
      base: { 'outgoing-call': hour },
      days: weekdaysOf(month, 20).map((date) => Number(date.slice(8))),
    }))
    await standTeam(colleague('Anna', days, { months }))
    const heads = [...document.querySelectorAll('#months th[scope=col]')].map(
      ({ textContent }) => textContent,
    )
    expect(heads).toHaveLength(5)
    expect(text('#since')).toContain('December 2025')
  })

  it.each([
    ['two days', 2, false],
    ['four days', 4, false],
    ['six days, less than a third', 6, false],
    ['seven days, a third', 7, true],
  ])('compares with a month of %s or not, and says so', async (_, count, compared) => {
    const before = weekdaysOf('2026-02', count).map((date) => dayOf(date, { misc: hour }))
    const now = weekdaysOf('2026-03', 20).map((date) => dayOf(date, { 'outgoing-call': hour }))
    await standTeam(colleague('Anna', [...before, ...now]))
    expect(text('#selling')).toContain(
      compared ? '+100 points vs February 2026' : 'too few days to compare with February 2026',
    )
    expect(document.querySelector('#since') !== null).toBe(compared)
    expect(text('#people').includes('(+100)')).toBe(compared)
    expect(text('#people').includes('five days') || text('#people').includes('5 days')).toBe(
      !compared,
    )
    expect(text('#shares table').includes('-100')).toBe(compared)
    expect(text('#months').includes('Too few days to compare: February 2026.')).toBe(!compared)
  })

  it('calls a category by two names where others split it, and by one where none does', async () => {
    const days = weekdaysOf('2026-03', 5).map((date) =>
      dayOf(
        date,
        { misc: hour, drive: 2 * hour, research: 7 * hour },
        {
          misc: 3 * hour,
          research: 7 * hour,
        },
      ),
    )
    await standTeam(colleague('Anna', days))
    expect(text('#misc-share')).toContain('Misc itself10%')
    expect(text('#shares table')).toContain('Misc itself10%')
    expect(text('#layout table')).toContain('Misc in total')
    expect(text('#people')).toContain('Misc itself')
    expect(text('#team')).not.toContain('Research itself')
    expect(text('#team')).not.toContain('Research in total')
  })

  it('says what is sent, what of it is seen, and what explained means', async () => {
    const days = [dayOf('2026-03-02', { misc: hour })]
    await standTeam(colleague('Anna', days), colleague('Boris', days, { keepsUnexplained: true }))
    expect(text('#received')).toContain('its start and end')
    expect(text('#team')).not.toMatch(/never sent, so there is no picture/)
    expect(text('#people')).toContain('work ÷ (work + unexplained time)')
    const explained = [...document.querySelectorAll('#people tbody tr')].map(
      (row) => row.children[6]?.textContent,
    )
    expect(explained).toEqual(['100%', '100%*'])
    expect(text('#keeps-away')).toContain('only what was sent')
    expect(text('#quality')).not.toContain('Not recorded')
  })

  it('names nobody as silent who had not yet joined', async () => {
    const days = [dayOf('2026-03-02', { misc: hour })]
    const late = colleague('Nina', [], { since: '2026-04-01', lastSent: undefined })
    await standTeam(colleague('Anna', days), late, colleague('Vera', []))
    expect(text('#silent')).toContain('Vera')
    expect(text('#silent')).not.toContain('Nina')
  })

  it('need not be waited for: the wait can be cancelled, and asked for again', async () => {
    const layout = vi
      .fn<(range: object, signal: AbortSignal) => Promise<readonly Person[]>>()
      .mockImplementationOnce(
        (_, signal) =>
          new Promise((_done, fail) =>
            signal.addEventListener('abort', () => fail(signal.reason), { once: true }),
          ),
      )
      .mockResolvedValueOnce([])
    await stand({ seen, layout })
    await waitFor(() => $('#view-team'))
    $('#view-team').click()
    await waitFor(() => $('#cancel-team').click())
    await waitFor(() => expect(text('#team [role=alert]')).toBe('Cancelled.'))
    $('#again').click()
    await waitFor(() => expect(text('#team')).toContain('Nobody has sent anything'))
  })

  it('says in words what went wrong, and asks again', async () => {
    const failing = Object.assign(new Error('x'), { failure: 'busy' })
    const layout = vi
      .fn<(range: object) => Promise<readonly Person[]>>()
      .mockRejectedValueOnce(failing)
      .mockResolvedValueOnce([])
    await stand({ seen, layout })
    await waitFor(() => $('#view-team'))
    $('#view-team').click()
    await waitFor(() => expect(text('#team [role=alert]')).toContain('The server is busy'))
    $('#again').click()
    await waitFor(() => expect(text('#team')).toContain('Nobody has sent anything'))
    expect(layout).toHaveBeenCalledTimes(2)
  })
})
