// @vitest-environment happy-dom
import fc from 'fast-check'
import { h, render } from 'preact'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { lastDayOf, periodOf, shiftPeriod } from '../../../src/core/indicators/periods.ts'
import type { Person } from '../../../src/core/report/team.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { hour } from '../../../src/core/time/units.ts'
import type { IndicatorChoices, Reviews } from '../../../src/sync/contract.ts'
import type { IndicatorPorts } from '../../../src/ui/console/indicators/ports.ts'
import type { ConsolePorts, PageProps } from '../../../src/ui/console/ports.ts'
import { ResultsPage } from '../../../src/ui/console/results/results-page.tsx'
import type { TeamPorts } from '../../../src/ui/console/team/ports.ts'
import { $ } from '../../support/mounted-popup.ts'

const TEAM = '6a1c0f3e-1f9b-4c7e-9d2a-3b7f0c5d8e21'
const today = Temporal.Now.plainDateISO().toString()
const present = periodOf('month', today)
const monthsBack = (by: number) => shiftPeriod('month', present, -by)
const last = monthsBack(1)

interface Company {
  names: readonly string[]
  /**
   * For each month, from the last one back: hours of calls and of misc of each person, and the team's
   * figures.
   */
  months: readonly { calls: number; misc: number; leads: number; won: number; volume: number }[]
}

const peopleOf = ({ names, months }: Company) =>
  names.map((name, i) => ({
    id: `${i}`,
    name,
    days: [],
    months: months.map(({ calls, misc }, back) => {
      const work = { 'outgoing-call': (calls + i) * hour, misc: misc * hour }
      return { month: monthsBack(back + 1).slice(0, 7), work, base: work }
    }),
  })) as unknown as Person[]

const valuesOf = ({ months }: Company) =>
  months.flatMap(({ leads, won, volume }, back) =>
    Object.entries({ leads, won, volume, margin: 30, repeat: Math.floor(won / 2) }).map(
      ([indicator, value]) => ({
        indicator,
        period: 'month' as const,
        from: monthsBack(back + 1),
        value,
      }),
    ),
  )

interface More {
  choices?: Partial<IndicatorChoices>
  reviews?: Reviews['reviews']
  isGroup?: boolean
}

const open = async (company: Company, { choices, reviews = [], isGroup = false }: More = {}) => {
  const team: TeamPorts = {
    versions: async () => [FIRST_SCHEME],
    people: async ({ months }) =>
      isGroup
        ? 'group'
        : peopleOf(company).map((one) => ({
            ...one,
            months: (one.months ?? []).filter(
              ({ month }) => `${month}-01` >= months.from && `${month}-01` <= months.to,
            ),
          })),
    group: async () => [
      {
        week: shiftPeriod('week', periodOf('week', today), -2),
        figures: { people: 5, hours: 30, base: { 'outgoing-call': 0.55, misc: 0.45 } },
      },
    ],
  }
  const indicators = {
    values: async () => valuesOf(company),
    choices: async () => ({ currency: 'EUR', hourlyCost: 30, own: [], targets: [], ...choices }),
    reviews: async () => reviews,
    review: vi.fn(async () => []),
  } as Partial<IndicatorPorts> as IndicatorPorts
  const props = {
    ports: { team, indicators } as ConsolePorts,
    me: { leads: [{ id: TEAM, name: 'Sales' }] },
    address: { query: new URLSearchParams() },
    go: () => undefined,
  } as unknown as PageProps
  render(h(ResultsPage, props), document.body)
  await vi.waitFor(() => $('#results[data-shown]'), { timeout: 10_000 })
  return () => render(null, document.body)
}

const steady = (count = 9) =>
  Array.from({ length: count }, (_, i) => ({
    calls: 40 + (i % 2),
    misc: 20,
    leads: 50 + (i % 3),
    won: 12 + (i % 2),
    volume: 100_000 + (i % 2) * 4000,
  }))
const NAMES = ['Anna Lee', 'Boris', 'Clara']

describe('time and results of a team', () => {
  it('name nobody, whatever the values are', async () => {
    const month = fc.record({
      calls: fc.nat(200),
      misc: fc.nat(200),
      leads: fc.nat(100),
      won: fc.nat(40),
      volume: fc.nat(1_000_000),
    })
    const company = fc.record({
      names: fc.uniqueArray(fc.stringMatching(/^Zq[a-z]{6}$/), { minLength: 1, maxLength: 6 }),
      months: fc.array(month, { minLength: 1, maxLength: 14 }),
    })
    await fc.assert(
      fc.asyncProperty(company, async (made) => {
        const close = await open(made)
        const said = document.body.textContent ?? ''
        expect($('#review').textContent).toBeTruthy()
        for (const name of made.names) expect(said).not.toContain(name)
        // The page never shows a cost for a team of one person.
        if (made.names.length < 2) expect(document.querySelector('#cost')).toBeNull()
        close()
      }),
      { numRuns: 25 },
    )
  })

  it('has volume and margin now and by their targets, where the time went, and one sentence', async () => {
    const to = lastDayOf('month', shiftPeriod('month', present, 1))
    const targets = [{ indicator: 'volume', from: last, start: 100_000, to, goal: 150_000 }]
    const months = steady()
    onTestFinished(await open({ names: NAMES, months }, { choices: { targets } }))
    expect($('#now-volume .value').textContent).toBe('€100,000')
    expect($('#now-volume .goal').textContent).toContain('Target: €150,000')
    expect($('#now-margin .value').textContent).toBe('30%')
    expect($('#now-margin .goal a').getAttribute('href')).toContain('indicators')
    // Three people have 40, 41 and 42 hours of calls, and 20 hours of misc each. So 123 of 183 hours
    // are selling time.
    expect($('#now-time .value').textContent).toBe('67% selling')
    expect($('#now .next').textContent).toContain('nothing was unusual')
    // The volume is 50,000 below its target. At 100,000 in 123 hours of selling, the missing volume
    // needs 61:30 more hours, which the page rounds to whole hours. Together these are 184:30 hours of
    // selling, more than the 183 hours of all work.
    expect($('#now').textContent).toContain('62\u00a0hr more selling time')
    expect($('#now').textContent).toContain('more than all working time together')
  })

  it('shows before and after of what was agreed, or that the days are too few', async () => {
    const watch = 'leads' as const
    const agreedOn = (date: string): Reviews['reviews'] => [
      {
        month: monthsBack(2),
        agreed: 'Calls before ten.',
        watch,
        at: Temporal.PlainDate.from(date).toZonedDateTime(Temporal.Now.timeZoneId())
          .epochMilliseconds,
      },
    ]
    const months = steady().map((one, i) => (i === 0 ? { ...one, leads: 80 } : one))
    const late = await open(
      { names: NAMES, months },
      { reviews: agreedOn(lastDayOf('month', last)) },
    )
    expect($('#review').textContent).toContain('Too few days to tell')
    late()
    onTestFinished(await open({ names: NAMES, months }, { reviews: agreedOn(last) }))
    expect($('#review').textContent).toContain('Leads: 51 before, 80 after: more than usual')
  })

  it('compares new with repeat deals over all whole months, with the cost', async () => {
    onTestFinished(await open({ names: NAMES, months: steady(4) }))
    expect($('#kinds-of-deals .says').textContent).toMatch(/^In 4 months a new deal took 0:00 /)
  })

  it('begins with what is known, and says where to enter it if nothing is', async () => {
    const close = await open({ names: [], months: [] })
    expect($('.nothing a').getAttribute('href')).toContain('indicators')
    expect(document.querySelector('#now, #review, #course, table.hand')).toBeNull()
    close()
    onTestFinished(await open({ names: [], months: steady(3) }))
    expect(document.querySelectorAll('#course tbody tr')).toHaveLength(4)
    expect(document.querySelector('#per-hour')).toBeNull()
    expect($('#results').textContent).toContain('No time was recorded in these periods')
  })

  it('of a group has shares by weeks, and nothing per hour', async () => {
    onTestFinished(await open({ names: NAMES, months: steady() }, { isGroup: true }))
    expect($('#group-mode').textContent).toContain('for groups only')
    expect(document.querySelector('#more, #cost, #now-time')).toBeNull()
    $('#group-weeks').click()
    await vi.waitFor(() => $('#results[data-shown$=week]'), { timeout: 10_000 })
    const shares = [...document.querySelectorAll('#course tbody td:last-child')]
    expect(shares.map((cell) => cell.textContent).filter(Boolean)).toEqual(['55%'])
    // The chart's axis includes this week, although only the share of selling is known for the week.
    expect($('#course svg').textContent).toContain(
      new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }).format(
        new Date(`${shiftPeriod('week', periodOf('week', today), -2)}T12:00`),
      ),
    )
  })
})
