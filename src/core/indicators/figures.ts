/** Figures of one period: what was given, and what it adds up to over people and months. */
import { emptyRecord } from '../own-property.ts'
import { roundTo, sumOfAmounts } from './amounts.ts'
import { addsUp, type Definition, definitionOf } from './definitions.ts'

/** Values by the id of their indicator. */
export type Figures = Readonly<Record<string, number>>

/** The margin as an amount: as given, or by the percent, to the cent. */
export const marginAmountOf = (figures: Figures): number | undefined => {
  const { volume, margin } = figures
  if (figures['margin-amount'] !== undefined) return figures['margin-amount']
  if (volume === undefined || margin === undefined) return undefined
  return roundTo((volume * margin) / 100, 2)
}

/** The margin in percent of the volume. Returns undefined without volume. */
export const marginPercentOf = (figures: Figures): number | undefined => {
  const { volume = 0, margin } = figures
  const amount = figures['margin-amount']
  if (amount === undefined) return margin
  return volume > 0 ? roundTo((amount / volume) * 100, 4) : undefined
}

const valuesOf = (parts: readonly Figures[], id: string) => parts.flatMap((part) => part[id] ?? [])

/**
 * The margin of several parts: only where it is known for all of the volume, since a margin of some
 * deals beside the volume of all would be too low.
 */
const marginOfAll = (parts: readonly Figures[]) => {
  const withVolume = parts.filter(({ volume = 0 }) => volume !== 0)
  const amounts = withVolume.map(marginAmountOf)
  if (withVolume.length === 0 || amounts.includes(undefined)) return undefined
  return sumOfAmounts(amounts.filter((amount) => amount !== undefined))
}

interface AddOptions {
  own: readonly Definition[]
  /** Leaves out what one of the parts does not have: a quarter needs its three months. */
  needsAll?: boolean
}

/** Several people's figures, or those of several months, as one. */
export const addFigures = (
  parts: readonly Figures[],
  { own, needsAll = false }: AddOptions,
): Figures => {
  const all: Record<string, number> = emptyRecord()
  for (const id of new Set(parts.flatMap((part) => Object.keys(part)))) {
    const definition = definitionOf(id, own)
    if (!definition || id === 'margin-amount' || !addsUp(definition)) continue
    const values = valuesOf(parts, id)
    if (needsAll && values.length < parts.length) continue
    all[id] = sumOfAmounts(values)
  }
  const margin = marginOfAll(parts)
  if (margin !== undefined && all.volume !== undefined) all['margin-amount'] = margin
  return all
}

/**
 * A team's figures: what was given for the team itself counts, everything else is the sum of its
 * people.
 */
export const teamFigures = (
  given: Figures,
  people: readonly Figures[],
  own: readonly Definition[],
): Figures => {
  const sums: Record<string, number> = { ...addFigures(people, { own }) }
  // The people's margin is a share of the people's volume.
  if (['volume', 'margin', 'margin-amount'].some((id) => given[id] !== undefined))
    delete sums['margin-amount']
  return { ...sums, ...given }
}
