/** The values that are entered by hand: what is shown of the stored ones, and what was typed. */
import type { OwnDefinition } from '../../../core/indicators/definitions.ts'
import type { NewValues } from '../../../sync/contract.ts'
import { inField, measureOf, typedAmount } from '../../results/amounts.ts'

/** Where a value belongs; without a person it is the team's. */
export interface Place {
  indicator: string
  /** The first day of its month. */
  from: string
  person?: string
}

export const keyOf = ({ indicator, from, person = '' }: Place) => `${person} ${indicator} ${from}`

/** A number; of what is counted a whole one from 0 on. */
export const isValue = (text: string, indicator: string, own: readonly OwnDefinition[]) => {
  const value = typedAmount(text)
  if (value === undefined) return text.trim() === ''
  return measureOf(indicator, own) !== 'count' || (Number.isInteger(value) && value >= 0)
}

/** The places whose text differs from what is stored. */
export const changedPlaces = (
  places: readonly Place[],
  typed: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, number>,
) =>
  places.filter((place) => {
    const text = typed.get(keyOf(place))
    return text !== undefined && text !== inField(known.get(keyOf(place)))
  })

/** An empty field removes its value. */
export const valuesFrom = (
  places: readonly Place[],
  typed: ReadonlyMap<string, string>,
): NewValues['values'] =>
  places.map((place) => ({
    ...place,
    period: 'month',
    value: typedAmount(typed.get(keyOf(place)) ?? '') ?? null,
  }))
