import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { roundTo } from '../../../src/core/indicators/amounts.ts'
import { correlationOf } from '../../../src/core/indicators/correlation.ts'
import {
  costOf,
  fivePointsMore,
  ofFigures,
  ofTime,
  sellingTimeTo,
} from '../../../src/core/indicators/derived.ts'
import { addFigures, type Figures } from '../../../src/core/indicators/figures.ts'
import { dueValueIn, targetFor } from '../../../src/core/indicators/target.ts'
import { usualRange } from '../../../src/core/indicators/usual-range.ts'
import { sumOf } from '../../../src/core/report/totals.ts'
import { second } from '../../../src/core/time/units.ts'

// docs/indicators.md contains an example that readers can compute with a spreadsheet. The tables of
// the example are the input and the expected results of this test.
const page = readFileSync(new URL('../../../docs/indicators.md', import.meta.url), 'utf8')
const rowsAfter = (head: string) => {
  const lines = page.slice(page.indexOf(`| ${head} |`)).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  return lines
    .slice(0, end)
    .map(cells)
    .filter(([first = '']) => !first.startsWith('---'))
}

const inMs = (text: string) => {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number)
  return (hours * 3600 + minutes * 60 + seconds) * second
}
const asTime = (ms = Number.NaN) => {
  const all = ms / second
  const two = (n: number) => `${n}`.padStart(2, '0')
  return `${Math.floor(all / 3600)}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`
}

const [, ...given] = rowsAfter('given')
const [, ...times] = rowsAfter('time')
const figuresOf = (column: number): Figures =>
  Object.fromEntries(
    given.flatMap((row) => (row[column] ? [[row[0] ?? '', Number(row[column])]] : [])),
  )
const SELLING = ['incoming-call', 'outgoing-call', 'prospect-meeting', 'client-meeting']
const timeOf = (columns: readonly number[]) => {
  const base = Object.fromEntries(
    times.map((row) => [
      row[0] ?? '',
      columns.reduce((all, column) => all + inMs(row[column] ?? ''), 0),
    ]),
  )
  const selling = SELLING.reduce((all, id) => all + (base[id] ?? 0), 0)
  return { base, work: base, selling, worked: sumOf(base), people: columns.length }
}

it('the page computes as Stint does, to the cent and the second', () => {
  const figures = addFigures([1, 2, 3].map(figuresOf), { own: [] })
  const time = timeOf([1, 2, 3])
  const a = ofFigures(figures)
  const b = ofTime(figures, time)
  const cost = costOf(figures, time, 31.5)
  const more = fivePointsMore(figures, time)
  const money = (value = Number.NaN) => value.toFixed(2)
  const computed: Record<string, string> = {
    volume: money(figures.volume),
    won: `${figures.won}`,
    'margin amount': money(a.marginAmount),
    'margin percent': money(a.marginPercent),
    conversion: `${a.conversion?.value}`,
    'average deal': money(a.averageDeal?.value),
    'selling time': asTime(time.selling),
    'working time': asTime(time.worked),
    'selling per lead': asTime(b.perLead?.value),
    'selling per won deal': asTime(b.perWon?.value),
    'volume per selling hour': money(b.volumePerHour?.value),
    'margin per selling hour': money(b.marginPerHour?.value),
    'prospect time per new deal': asTime(b.perNewDeal?.value),
    'client time per repeat deal': asTime(b.perRepeatDeal?.value),
    'cost of documentation': money(cost?.byCategory.documentation),
    'cost of all time': money(cost?.all),
    'cost per won deal': money(cost?.perWon?.value),
    'cost per new deal': money(cost?.perNewDeal?.value),
    'cost per repeat deal': money(cost?.perRepeatDeal?.value),
    'new deal against repeat deal': `${b.newToRepeat}`,
    'selling time to 150000': asTime(sellingTimeTo(150_000, figures, time)?.ms),
    'five more points': asTime(more?.ms),
    'volume of five more points': money(more?.volume),
  }
  const [, ...expected] = rowsAfter('figure')
  expect(computed).toEqual(Object.fromEntries(expected.map(([name, is]) => [name, is])))
})

it('the ratios of Boris, who won 3 deals, are only his count; nobody has a cost of their own', () => {
  const boris = figuresOf(2)
  expect(ofFigures(boris)).toMatchObject({ conversion: { events: 3 }, averageDeal: { events: 3 } })
  expect(ofFigures(boris).conversion).not.toHaveProperty('value')
  expect(ofTime(boris, timeOf([2])).perWon).toEqual({ events: 3 })
  expect(ofTime(boris, timeOf([2])).perLead?.value).toBeDefined()
  expect(costOf(boris, timeOf([2]), 31.5)).toBeUndefined()
})

it('the usual range and the correlation are those of the page', () => {
  const [, months = ''] = /in thousands: ([\d, ]+)\./.exec(page) ?? []
  const usual = usualRange(months.split(', ').map(Number))
  expect(page).toContain(`${usual?.low.toFixed(2)} to ${usual?.high.toFixed(2)}`)
  const [, shares = [], volumes = []] = rowsAfter('month')
  const pairs = shares
    .slice(1)
    .map((share, i) => ({ from: `${i}`, time: Number(share), result: Number(volumes[i + 1]) }))
  const found = correlationOf(pairs)
  const two = (value = Number.NaN) => value.toFixed(2)
  expect(page).toContain(`r = ${two(found?.r)}, from ${two(found?.low)} to ${two(found?.high)}`)
  expect(correlationOf(pairs.slice(1))).toBeUndefined()
})

it('dialing beside talk and leads is that of the page', () => {
  const [, dialing = '', talk = ''] =
    /October: ([\d:]+) of dialing, ([\d:]+) of talk/.exec(page) ?? []
  const work = { dialing: inMs(dialing), 'outgoing-call': inMs(talk) }
  const beside = ofTime(figuresOf(1), { ...timeOf([1]), work })
  const [, ...expected] = rowsAfter('dialing')
  expect(expected.map(([name, is]) => [name, is])).toEqual([
    ['dialing per minute of talk', beside.dialingPerTalk?.toFixed(2)],
    ['dialing and talk per lead', asTime(beside.callsPerLead?.value)],
  ])
})

it('a target of a month is that of the page in weeks and quarters', () => {
  const target = {
    indicator: 'volume',
    from: '2026-11-23',
    start: 130_000,
    to: '2027-01-23',
    goal: 150_000,
  }
  const [, ...expected] = rowsAfter('period')
  expect(expected).toHaveLength(3)
  for (const [name = '', today, goal] of expected) {
    const kind = name.replace('a ', '') as 'week'
    const of = targetFor(target, kind, 'money')
    expect([of.start.toFixed(2), of.goal.toFixed(2)]).toEqual([today, goal])
    expect(targetFor(target, kind, 'percent')).toEqual(target)
  }
  const december = roundTo(dueValueIn(target, 'month', '2026-12-01') ?? 0, 2)
  expect(page).toContain(`142,${`${december}`.slice(3)}`)
  expect(december).toBe(142_459.02)
})
