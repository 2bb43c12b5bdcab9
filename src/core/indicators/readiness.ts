/**
 * Facts for the two questions that a team should answer before it chooses its first scheme of
 * categories: does it keep its key indicators, and has it done so for half a year? The facts come
 * only from values that were entered in Stint; the CRM may contain more.
 */
import { type Figures, marginAmountOf, marginPercentOf } from './figures.ts'
import { shiftPeriod } from './periods.ts'

export const READY_MONTHS = 6
/** The largest number of past months that are checked. */
export const MOST_READY_MONTHS = 24
/** Indicators that a team needs before its time can be compared with results. */
export const NEEDED = ['volume', 'margin'] as const

interface ReadinessFact {
  indicator: (typeof NEEDED)[number]
  /** The number of consecutive months with this indicator, up to the last whole month. */
  months: number
}

export interface ReadinessFacts {
  isReady: boolean
  facts: readonly ReadinessFact[]
}

const isKept: Record<ReadinessFact['indicator'], (figures: Figures) => boolean> = {
  volume: ({ volume }) => volume !== undefined,
  margin: (figures) => (marginAmountOf(figures) ?? marginPercentOf(figures)) !== undefined,
}

/**
 * @param months figures by the first day of the month
 * @param present the first day of the present month
 */
export const readinessOf = (
  months: ReadonlyMap<string, Figures>,
  present: string,
): ReadinessFacts => {
  const monthsWithoutGap = (indicator: ReadinessFact['indicator']) => {
    let count = 0
    while (count < MOST_READY_MONTHS) {
      const figures = months.get(shiftPeriod('month', present, -1 - count))
      if (!figures || !isKept[indicator](figures)) break
      count++
    }
    return count
  }
  const facts = NEEDED.map((indicator) => ({ indicator, months: monthsWithoutGap(indicator) }))
  return { isReady: facts.every(({ months }) => months >= READY_MONTHS), facts }
}
