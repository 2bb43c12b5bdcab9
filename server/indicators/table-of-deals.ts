/**
 * Reads a table with one row for each deal, as CRMs export it. Leads are counted on the day on
 * which a deal was created; won deals and their amounts on the day on which the deal was closed.
 */
import { isAmount, sumOfAmounts } from '../../src/core/indicators/amounts.ts'
import {
  GIVEN_PERIODS,
  type GivenPeriod,
  periodOf,
  periodsBetween,
} from '../../src/core/indicators/periods.ts'
import type { Given } from './store-values.ts'
import { type Cells, type Findings, readEach } from './table-findings.ts'
import type { TableRow } from './table-rows.ts'

/** Words that mean "won" in exports of common CRMs, in lower case. */
const WON = [
  'won',
  'closed won',
  'closedwon',
  'converted',
  'success',
  'successful',
  'sold',
  'paid',
  'выиграна',
  'выиграно',
  'выигран',
  'успешно',
  'успешно реализовано',
  'успешна',
  'продано',
  'сделка успешна',
  'конвертирована',
  'преобразовано',
]

const isWonWord = (state: string) => WON.includes(state.trim().toLowerCase())

/**
 * Returns the states in a table, the most frequent state first, and whether each state means that a
 * deal was won.
 */
export const statesIn = (rows: readonly TableRow[], cells: Cells, won?: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const state = cells.text(row, 'state')
    if (state) counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, rows]) => ({ name, rows, won: won ? won.includes(name) : isWonWord(name) }))
    .sort((a, b) => b.rows - a.rows)
}

interface Asked {
  cells: Cells
  won: ReadonlySet<string>
}

interface Deal {
  member: string
  created: string | undefined
  /** The day on which the deal was won; undefined if it was not won. */
  wonOn: string | undefined
  amount: number | undefined
  margin: number | undefined
}

const dealFrom = (row: TableRow, { cells, won }: Asked): Deal => {
  const created = cells.date(row, 'created')
  const closed = cells.date(row, 'closed')
  const isWon = won.has(cells.text(row, 'state'))
  const wonOn = isWon ? (closed ?? created) : undefined
  if (created === undefined && closed === undefined)
    throw cells.wrong('no-date', cells.has('closed') ? 'closed' : 'created')
  const amount = cells.number(row, 'amount')
  if (isWon && cells.has('amount') && amount === undefined) throw cells.wrong('no-number', 'amount')
  return {
    member: cells.member(row),
    created,
    wonOn,
    amount,
    margin: cells.number(row, 'amount-margin'),
  }
}

type Sums = Map<string, Given & { value: number }>

const placeOf = (member: string, indicator: string, period: GivenPeriod, day: string) => ({
  member,
  indicator,
  period,
  from_date: periodOf(period, day),
})

const addTo = (sums: Sums, place: Omit<Given, 'value'>, value: number) => {
  const key = Object.values(place).join(' ')
  const before = sums.get(key)?.value ?? 0
  sums.set(key, { ...place, value: sumOfAmounts([before, value]) })
}

/**
 * Sets the value to 0 for periods without a deal that lie between the first and the last deal of
 * the table. So a later export of the same months also corrects periods that had a deal in the
 * earlier export and have none in the later one.
 */
const addZeros = (sums: Sums, deals: readonly Deal[], indicators: readonly string[]) => {
  const days = deals
    .flatMap(({ created, wonOn }) => [created, wonOn].filter((day) => day !== undefined))
    .sort()
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return
  for (const member of new Set(deals.map((deal) => deal.member)))
    for (const period of GIVEN_PERIODS)
      for (const from of periodsBetween(period, first, last))
        for (const indicator of indicators) addTo(sums, placeOf(member, indicator, period, from), 0)
}

/** Returns the values of the indicators by month and by week. */
export const valuesFromDeals = (rows: readonly TableRow[], asked: Asked): Findings => {
  const { cells } = asked
  const deals: Deal[] = []
  const bad = readEach(rows, (row) => void deals.push(dealFrom(row, asked)))
  const sums: Sums = new Map()
  const indicators = [
    ...(cells.has('created') ? ['leads'] : []),
    ...(asked.won.size > 0 ? ['won', ...(cells.has('amount') ? ['volume'] : [])] : []),
    ...(asked.won.size > 0 && cells.has('amount-margin') ? ['margin-amount'] : []),
  ]
  addZeros(sums, deals, indicators)
  const count = (deal: Deal, indicator: string, day: string | undefined, value: number) => {
    if (day === undefined || !indicators.includes(indicator)) return
    for (const period of GIVEN_PERIODS)
      addTo(sums, placeOf(deal.member, indicator, period, day), value)
  }
  for (const deal of deals) {
    count(deal, 'leads', deal.created, 1)
    count(deal, 'won', deal.wonOn, 1)
    count(deal, 'volume', deal.wonOn, deal.amount ?? 0)
    count(deal, 'margin-amount', deal.wonOn, deal.margin ?? 0)
  }
  const given = [...sums.values()].filter(({ value }) => isAmount(value))
  return { given, bad, unmatched: cells.unmatched() }
}
