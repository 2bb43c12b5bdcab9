/**
 * The key indicators: the standard ones, and those that a team adds (docs/domain.md, *Key indicators*).
 */

/** Counts and amounts can be added up over people and months. Percents cannot. */
export type Measure = 'count' | 'money' | 'percent'
/** Whether a higher or a lower value is better. */
export type Direction = 'up' | 'down' | 'none'

export interface Definition {
  id: string
  measure: Measure
  direction: Direction
}

/** An indicator that a team has added. */
export interface OwnDefinition extends Definition {
  name: string
}

export const STANDARD = [
  { id: 'leads', measure: 'count', direction: 'up' },
  { id: 'won', measure: 'count', direction: 'up' },
  { id: 'volume', measure: 'money', direction: 'up' },
  /** Margin in percent of the volume. */
  { id: 'margin', measure: 'percent', direction: 'up' },
  /**
   * Margin as an amount, for teams that know the amount. This amount is exact, and the percent is
   * computed from it.
   */
  { id: 'margin-amount', measure: 'money', direction: 'up' },
  /** Deals won with people who were clients before. They are also counted in `won`. */
  { id: 'repeat', measure: 'count', direction: 'up' },
] as const satisfies readonly Definition[]

/** The largest number of indicators that a team may add. */
export const MOST_OWN = 10

export const definitionOf = (id: string, own: readonly Definition[]): Definition | undefined =>
  [...STANDARD, ...own].find((one) => one.id === id)

export const addsUp = ({ measure }: Pick<Definition, 'measure'>) => measure !== 'percent'
