/** What is counted: the standard key indicators, and a team's own (docs/domain.md, *Key indicators*). */

/** Counts and amounts add up over people and months; percents do not. */
export type Measure = 'count' | 'money' | 'percent'
/** Which way is better. */
export type Direction = 'up' | 'down' | 'none'

export interface Definition {
  id: string
  measure: Measure
  direction: Direction
}

/** One of a team's own. */
export interface OwnDefinition extends Definition {
  name: string
}

export const STANDARD = [
  { id: 'leads', measure: 'count', direction: 'up' },
  { id: 'won', measure: 'count', direction: 'up' },
  { id: 'volume', measure: 'money', direction: 'up' },
  /** Percent of the volume. */
  { id: 'margin', measure: 'percent', direction: 'up' },
  /** The same as an amount, where that is what is known: it is exact, and the percent follows. */
  { id: 'margin-amount', measure: 'money', direction: 'up' },
  /** Deals won with those who were clients before; part of `won`. */
  { id: 'repeat', measure: 'count', direction: 'up' },
] as const satisfies readonly Definition[]
export type StandardId = (typeof STANDARD)[number]['id']

/** How many a team may add. */
export const MOST_OWN = 10

export const definitionOf = (id: string, own: readonly Definition[]): Definition | undefined =>
  [...STANDARD, ...own].find((one) => one.id === id)

export const addsUp = ({ measure }: Pick<Definition, 'measure'>) => measure !== 'percent'
