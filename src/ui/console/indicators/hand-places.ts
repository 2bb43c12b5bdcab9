/** Compares the values that a person typed into a form with the stored values. */
import type { OwnDefinition } from '../../../core/indicators/definitions.ts'
import type { NewValues } from '../../../sync/contract.ts'
import { inField, measureOf, typedAmount } from '../../results/amounts.ts'

/**
 * The indicator, month and person that a value belongs to. If `person` is absent, the value is the
 * team's.
 */
export interface Place {
  indicator: string
  /** The first day of the month. */
  from: string
  person?: string
}

export const keyOf = ({ indicator, from, person = '' }: Place) => `${person} ${indicator} ${from}`

/**
 * Whether a typed text is valid. It must be a number, or empty. For an indicator that is counted,
 * the number must also be whole and at least 0.
 */
export const isValue = (text: string, indicator: string, own: readonly OwnDefinition[]) => {
  const value = typedAmount(text)
  if (value === undefined) return text.trim() === ''
  return measureOf(indicator, own) !== 'count' || (Number.isInteger(value) && value >= 0)
}

/** The places (indicator, month and person) where the typed text differs from the stored value. */
export const changedPlaces = (
  places: readonly Place[],
  typed: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, number>,
) =>
  places.filter((place) => {
    const text = typed.get(keyOf(place))
    return text !== undefined && text !== inField(known.get(keyOf(place)))
  })

/**
 * The typed values in the form that the endpoint reads. An empty field removes the stored value.
 */
export const valuesFrom = (
  places: readonly Place[],
  typed: ReadonlyMap<string, string>,
): NewValues['values'] =>
  places.map((place) => ({
    ...place,
    period: 'month',
    value: typedAmount(typed.get(keyOf(place)) ?? '') ?? null,
  }))
