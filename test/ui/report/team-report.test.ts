// @vitest-environment happy-dom
import { hour } from '../../../src/core/time/units.ts'
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import type { Person } from '../../../src/core/report/team.ts'
import { $ } from '../../support/mounted-popup.ts'
import { teamDay } from '../../support/team-day.ts'
import {
  openReport,
  span,
  text,
  today,
  untilReportShown,
  waitFor,
} from '../../support/ui/report-page.ts'

describe('the team', () => {
  const seen = { team: 'Sales', leads: [], layout: true, middle: true }

  it.each([
    ['without a connection', undefined],
    ['for a member', { ...seen, layout: false, middle: false }],
    ['without a network', new Error('offline')],
  ])('is not offered %s', async (_, seen) => {
    const { team } = await openReport({
      rows: [span(1, 0, 1, 'misc')],
      ...(seen && { seen }),
      hash: `#team&own=${today.subtract({ days: 9 })}..${today}`,
    })
    await untilReportShown()
    await waitFor(() => expect(team.seen).toHaveBeenCalled())
    expect(document.querySelector('#view-team')).toBeNull()
    expect(team.layout).not.toHaveBeenCalled()
    expect(team.middle).not.toHaveBeenCalled()
  })

  it('of a head of two teams is the own one first; the other one is chosen, and by its own categories', async () => {
    const leads = [
      { id: 'north', name: 'North' },
      { id: 'south', name: 'South' },
    ]
    const { team } = await openReport({
      seen: { ...seen, own: 'north', leads },
      layout: async () => [],
      hash: '#team&month=2026-10-01',
    })
    const asked = () => team.layout.mock.calls.map(([, , , of]) => of)
    const select = await waitFor(() => $<HTMLSelectElement>('#which-team'))
    expect([...select.options].map(({ text }) => text)).toEqual(['North', 'South'])
    expect(select.value).toBe('north')
    await waitFor(() => expect(asked()).toEqual(['north']))
    expect(team.scheme).not.toHaveBeenCalled()
    select.value = 'south'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await waitFor(() => expect(asked()).toEqual(['north', 'south']))
    expect(team.scheme).toHaveBeenCalledWith('south')
    expect(location.hash).toBe('#team=south&month=2026-10-01')
  })

  it('that the address names is shown at once, but only if the person leads it', async () => {
    const leads = ['north', 'south'].map((id) => ({ id, name: id }))
    for (const [asked, shown] of [
      ['south', 'south'],
      ['west', 'north'],
    ]) {
      const { team, close } = await openReport({
        seen: { ...seen, own: 'north', leads },
        layout: async () => [],
        hash: `#team=${asked}&month=2026-10-01`,
      })
      await waitFor(() => expect(team.layout.mock.lastCall?.[3]).toBe(shown))
      close()
    }
  })

  it("has the weeks of Monday, whatever the reader's own week is", async () => {
    const { team } = await openReport({ seen, layout: async () => [], hash: '#week=2026-11-25' })
    await untilReportShown()
    expect($('#mine').dataset.shown).toBe('week 2026-11-22 2026-11-28')
    await waitFor(() => $('#view-team').click())
    await waitFor(() => expect(team.layout.mock.lastCall?.[0].to).toBe('2026-11-29'))
    expect(location.hash).toBe('#team&week=2026-11-23')
    $('#view-mine').click()
    await vi.waitFor(() => expect(location.hash).toBe('#week=2026-11-22'))
  })

  it("compares a member's own shares with the team's middle, if that is shared", async () => {
    await openReport({
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
    expect(document.querySelector('#view-team')).toBeNull()
  })

  it('counts the days of all people as days, and of one person as weekdays', async () => {
    const person = (name: string, ...dates: string[]): Person => ({
      id: name,
      name,
      since: '2026-01-01',
      lastSent: dates.at(-1),
      days: dates.map((date) => teamDay(date, { misc: hour }, { byHand: hour })),
    })
    const people = [person('Anna', '2026-03-02', '2026-03-03'), person('Boris', '2026-03-02')]
    await openReport({
      seen,
      layout: async () => [...people, person('Vera')],
      hash: '#team&own=2026-03-02..2026-03-06',
    })
    await waitFor(() => $('#team #selling'))
    expect(text('#selling .sure')).toBe('3 of 10 person-days · 2 people · 100% explained')
    expect(text('#silent')).toContain('Vera')
    $<HTMLSelectElement>('#whose').value = 'Anna'
    $('#whose').dispatchEvent(new Event('change', { bubbles: true }))
    await waitFor(() => expect(text('#selling .sure')).toBe('2 of 5 working days · 100% explained'))
  })

  const dayOf = (date: string, work: Record<string, number>, base = work) =>
    teamDay(date, work, { base, byHand: hour })
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
    await openReport({ seen, layout: async () => people, hash: '#team&month=2026-03-01' })
    await waitFor(() => $('#team #selling'))
  }

  it('requests the compared days, and the months around them', async () => {
    const days = weekdaysOf('2026-03', 5).map((date) => dayOf(date, { misc: hour }))
    const { team } = await openReport({
      seen,
      layout: async () => [colleague('Anna', days)],
      hash: '#team&month=2026-03-01',
    })
    await waitFor(() => $('#team #selling'))
    expect(team.layout.mock.calls.map(([range, _, months]) => ({ range, months }))).toEqual([
      {
        range: { from: '2026-02-01', to: '2026-03-31' },
        months: { from: '2025-04-01', to: '2026-03-31' },
      },
    ])
  })

  it('draws the months from their sums, without their days', async () => {
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
      compared ? 'up 100 points vs February 2026' : 'Not enough days in February 2026 to compare.',
    )
    expect(text('#people tbody').includes('+100')).toBe(compared)
    expect(text('#people').includes('five days') || text('#people').includes('5 days')).toBe(
      !compared,
    )
    expect(text('#shares table').includes('-100')).toBe(compared)
    expect(text('#months').includes('Too few days to compare: February 2026.')).toBe(!compared)
  })

  it('gives a category two names if others split it, otherwise one', async () => {
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
    expect(text('#misc-share')).toContain('Does misc itself grow?')
    expect(text('#misc-share .value')).toBe('10%')
    expect(text('#shares table')).toContain('Misc itself10%')
    expect(text('#layout table')).toContain('Misc in total')
    expect(text('#people')).toContain('Misc itself')
    expect(text('#team')).not.toContain('Research itself')
    expect(text('#team')).not.toContain('Research in total')
  })

  it('explains what is sent, what a manager sees, and what "explained" means', async () => {
    const days = [dayOf('2026-03-02', { misc: hour })]
    await standTeam(colleague('Anna', days), colleague('Boris', days, { keepsUnexplained: true }))
    expect(text('#received')).toContain('its start and end')
    expect(text('#team')).not.toMatch(/never sent, so there is no chart/)
    expect(text('#people')).toContain('work ÷ (work + unexplained time)')
    const explained = [...document.querySelectorAll('#people tbody tr')].map(
      (row) => row.children[7]?.textContent,
    )
    expect(explained).toEqual(['100%', '100%*'])
    expect(text('#keeps-away')).toContain('only what was sent')
    expect(text('#quality')).not.toContain('Not recorded')
  })

  it("promises nothing in its folds that only a person's own report has", async () => {
    await standTeam(colleague('Anna', [dayOf('2026-03-02', { misc: hour })]))
    const inside = [...document.querySelectorAll('.inside')].map((one) => one.textContent)
    expect(inside).toHaveLength(4)
    expect(inside.join()).not.toMatch(/misc|hours|switches|meetings/)
  })

  it('does not list people as silent before they joined', async () => {
    const days = [dayOf('2026-03-02', { misc: hour })]
    const late = colleague('Nina', [], { since: '2026-04-01', lastSent: undefined })
    await standTeam(colleague('Anna', days), late, colleague('Vera', []))
    expect(text('#silent')).toContain('Vera')
    expect(text('#silent')).not.toContain('Nina')
  })

  it('can be cancelled while loading, and requested again', async () => {
    const layout = vi
      .fn<(range: object, signal: AbortSignal) => Promise<readonly Person[]>>()
      .mockImplementationOnce(
        (_, signal) =>
          new Promise((_done, fail) =>
            signal.addEventListener('abort', () => fail(signal.reason), { once: true }),
          ),
      )
      .mockResolvedValueOnce([])
    await openReport({ seen, layout })
    await waitFor(() => $('#view-team'))
    $('#view-team').click()
    await waitFor(() => $('#cancel-team').click())
    await waitFor(() => expect(text('#team [role=alert]')).toBe('Cancelled.'))
    $('#again').click()
    await waitFor(() => expect(text('#team')).toContain('Nobody has sent anything'))
  })

  it('says in words what went wrong, and tries again', async () => {
    const failing = Object.assign(new Error('x'), { failure: 'busy' })
    const layout = vi
      .fn<(range: object) => Promise<readonly Person[]>>()
      .mockRejectedValueOnce(failing)
      .mockResolvedValueOnce([])
    await openReport({ seen, layout })
    await waitFor(() => $('#view-team'))
    $('#view-team').click()
    await waitFor(() => expect(text('#team [role=alert]')).toContain('The server is busy'))
    $('#again').click()
    await waitFor(() => expect(text('#team')).toContain('Nobody has sent anything'))
    expect(layout).toHaveBeenCalledTimes(2)
  })
})

describe('the people of a team', () => {
  const seen = { team: 'Sales', leads: [], layout: true, middle: true }
  const DAYS = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']
  /** Returns a person who sells for `selling` hours of each day, and works for ten hours. */
  const personOf = (name: string, selling: number): Person => ({
    id: name,
    name,
    since: '2026-03-01',
    lastSent: '2026-03-06',
    days: DAYS.map((date) => {
      const work = { 'outgoing-call': selling * hour, documentation: (10 - selling) * hour }
      return teamDay(date, work, { byHand: 10 * hour })
    }),
  })
  const names = () =>
    [...document.querySelectorAll('#people tbody th .link')].map(({ textContent }) => textContent)
  const open = async (people: Person[]) => {
    await openReport({ seen, layout: async () => people, hash: '#team&own=2026-03-02..2026-03-06' })
    await waitFor(() => $('#people tbody tr'))
  }
  const sort = (name: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('#people thead button')]
      .find(({ textContent }) => textContent?.startsWith(name))
      ?.click()

  it('are in the order of their names until the reader chooses another', async () => {
    await open([personOf('Clara', 5), personOf('Ánna', 9), personOf('Boris', 7)])
    expect(names()).toEqual(['Ánna', 'Boris', 'Clara'])
    sort('Selling')
    await waitFor(() => expect(names()).toEqual(['Ánna', 'Boris', 'Clara']))
    expect($('#people th[aria-sort]').textContent).toBe('Selling ↓')
    sort('Selling')
    await waitFor(() => expect(names()).toEqual(['Clara', 'Boris', 'Ánna']))
  })

  it('are found by a part of the name, or by what stands out', async () => {
    await open([
      personOf('Clara', 8),
      personOf('Anna', 8),
      personOf('Boris', 8),
      personOf('Zoe', 2),
    ])
    const find = $<HTMLInputElement>('#find-person')
    find.value = ' AN'
    find.dispatchEvent(new Event('input', { bubbles: true }))
    await waitFor(() => expect(names()).toEqual(['Anna']))
    find.value = 'nobody'
    find.dispatchEvent(new Event('input', { bubbles: true }))
    await waitFor(() => expect(text('#people [role=status]')).toBe('Nobody found.'))
    find.value = ''
    find.dispatchEvent(new Event('input', { bubbles: true }))
    $('#show-standing').click()
    await waitFor(() => expect(names()).toEqual(['Zoe']))
    expect(text('#people .standing')).toBe('Documentation (CRM) 80%')
    expect(text('#ask')).toMatch(/Zoe: Documentation \(CRM\) 80%, others 20%.*1 of 4 people/)
  })

  it('open their own charts', async () => {
    await open([personOf('Anna', 8), personOf('Boris', 4)])
    $('#people tbody th .link').click()
    await waitFor(() => expect(text('#selling .value')).toBe('80%'))
    expect(document.querySelector('#people')).toBeNull()
  })

  it('of whom there are many are drawn a hundred first, and counted all', async () => {
    await open(Array.from({ length: 130 }, (_, i) => personOf(`Person ${1000 + i}`, 5)))
    expect(names()).toHaveLength(100)
    expect(text('#people h2')).toContain('130')
    $('#all-people').click()
    await waitFor(() => expect(names()).toHaveLength(130))
  })
})
