/**
 * Facts for the two questions before a team's first scheme: are the key indicators kept, and for half
 * a year? Only what was given to Stint is known here; the CRM may have more.
 */
import { type Figures, marginAmountOf, marginPercentOf } from './figures.ts'
import { shiftPeriod } from './periods.ts'

export const READY_MONTHS = 6
/** Months that are looked at. */
export const MOST_READY_MONTHS = 24
/** Those that make a business; without them nothing can be put beside the time. */
export const NEEDED = ['volume', 'margin'] as const

export interface ReadinessFact {
  indicator: (typeof NEEDED)[number]
  /** Whole months before the present one, without a gap. */
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

/** @param months by their first day; @param present the first day of the running month */
export const readinessOf = (
  months: ReadonlyMap<string, Figures>,
  present: string,
): ReadinessFacts => {
  const unbroken = (indicator: ReadinessFact['indicator']) => {
    let count = 0
    while (count < MOST_READY_MONTHS) {
      const figures = months.get(shiftPeriod('month', present, -1 - count))
      if (!figures || !isKept[indicator](figures)) break
      count++
    }
    return count
  }
  const facts = NEEDED.map((indicator) => ({ indicator, months: unbroken(indicator) }))
  return { isReady: facts.every(({ months }) => months >= READY_MONTHS), facts }
}
