// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { periodOf, shiftPeriod } from '../../../src/core/indicators/periods.ts'
import { DETAILED } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { writeNamed } from '../../../src/store/named-rows.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  openReport,
  span,
  text,
  today,
  untilReportShown,
  waitFor,
} from '../../support/ui/report-page.ts'

const present = periodOf('month', today.toString())
const last = shiftPeriod('month', present, -1)
const lastDays = today.since(last).days

const value = (indicator: string, from: string, value: number) => ({
  indicator,
  period: 'month' as const,
  from,
  value,
})
const given = {
  currency: 'EUR',
  own: [],
  values: [value('leads', last, 12), value('won', last, 6), value('volume', last, 3000)],
}

const unfold = async () => {
  await untilReportShown()
  $<HTMLDetailsElement>('#fold-results').open = true
}

/** Returns the texts of the cells in the first row whose heading begins with `head`. */
const cells = (selector: string, head: string) => {
  const rows = [...document.querySelectorAll(`${selector} tbody tr`)]
  const row = rows.find((one) => one.firstElementChild?.textContent?.startsWith(head))
  return [...(row?.children ?? [])].map((cell) => cell.textContent)
}

const lastMonth = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' }).format(
  new Date(`${last}T12:00`),
)

describe("a person's time and results", () => {
  it('asks for nothing before it is opened', async () => {
    const { team } = await openReport({ rows: [span(1, 0, 3, 'outgoing-call')] })
    await untilReportShown()
    expect(document.querySelector('#own-results')).toBeNull()
    expect(team.ownIndicators).not.toHaveBeenCalled()
  })

  it('puts their own results beside their own time, to the second and the cent', async () => {
    const rows = [
      span(lastDays - 1, 0, 3, 'outgoing-call'),
      span(lastDays - 1, 3, 4, 'misc'),
      span(1, 0, 1, 'research'),
    ]
    const { team } = await openReport({ rows, ownIndicators: given })
    await unfold()
    await waitFor(() => $('#own-results[data-shown=month]'))
    expect(team.ownIndicators).toHaveBeenCalledOnce()
    await waitFor(() => expect(cells('#per-hour', lastMonth)[1]).toBe('3:00'))
    // The expected figures are 3 hours ÷ 12 leads, 3 hours ÷ 6 deals, and a volume of 3,000 ÷ 3 hours.
    expect(cells('#per-hour', lastMonth).slice(2)).toEqual([
      '50%',
      '€500.00',
      '0:15',
      '0:30',
      '€1,000.00',
      '–',
    ])
    expect(text('#own-results #more')).toContain('This is arithmetic, not a forecast.')
    expect(document.querySelector('#own-results #cost')).toBeNull()
  })

  it('says what is missing without an endpoint', async () => {
    await openReport({ rows: [span(1, 0, 3, 'outgoing-call')] })
    await unfold()
    await waitFor(() => expect(text('#own-results')).toContain('not connected'))
    expect($('#own-results a').getAttribute('href')).toBe('settings.html#connection')
    expect(document.querySelector('#own-results table')).toBeNull()
  })

  it('says what is missing without values', async () => {
    const rows = [span(1, 0, 3, 'outgoing-call')]
    await openReport({ rows, ownIndicators: { currency: null, own: [], values: [] } })
    await unfold()
    await waitFor(() => expect(text('#own-results')).toContain('No results of yours'))
  })

  it.each([
    ['network', /cannot be asked now/],
    ['not-found', /too old/],
  ])('says why the endpoint gave nothing: %s; and tries again', async (failure, says) => {
    const rows = [span(1, 0, 3, 'outgoing-call')]
    const { team } = await openReport({
      rows,
      ownIndicators: Object.assign(new Error(), { failure }),
    })
    await unfold()
    await waitFor(() => expect(text('#own-results [role=alert]')).toMatch(says))
    $('#own-results-again').click()
    await waitFor(() => expect(team.ownIndicators).toHaveBeenCalledTimes(2))
  })

  it('has each call list by its latest name, with its leads where the team counts them under it', async () => {
    const rows = [
      span(lastDays - 1, 0, 1, 'dialing', { note: 'Trade fair' }),
      span(lastDays - 1, 1, 3, 'outgoing-call', { note: 'trade fair ' }),
      span(1, 0, 1, 'research'),
    ]
    const own = [
      { id: 'fair', name: 'Trade Fair', measure: 'count' as const, direction: 'up' as const },
    ]
    const values = [...given.values, value('fair', last, 8)]
    const { db } = await openReport({ rows, ownIndicators: { ...given, own, values } })
    const detailed = { ...FIRST_SCHEME, categories: DETAILED }
    await writeNamed(db, 'scheme', { versions: [detailed] })
    await unfold()
    await waitFor(() =>
      expect(cells('#own-lists', 'trade fair')).toEqual(['trade fair', '1h', '2h', '0.50', '8']),
    )
  })
})
