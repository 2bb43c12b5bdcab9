/** Figures of one period, and how they are added up over people and months. */
import { emptyRecord } from '../own-property.ts'
import { roundTo, sumOfAmounts } from './amounts.ts'
import { addsUp, type Definition, definitionOf } from './definitions.ts'

/** Values of one period, by the id of the indicator. */
export type Figures = Readonly<Record<string, number>>

/** The margin as an amount: the given amount, or else computed from the percent, to the cent. */
export const marginAmountOf = (figures: Figures): number | undefined => {
  const { volume, margin } = figures
  if (figures['margin-amount'] !== undefined) return figures['margin-amount']
  if (volume === undefined || margin === undefined) return undefined
  return roundTo((volume * margin) / 100, 2)
}

/**
 * The margin in percent of the volume: as given, or computed from the amount. Returns undefined if
 * neither is known.
 */
export const marginPercentOf = (figures: Figures): number | undefined => {
  const { volume = 0, margin } = figures
  const amount = figures['margin-amount']
  if (amount === undefined) return margin
  return volume > 0 ? roundTo((amount / volume) * 100, 4) : undefined
}

const valuesOf = (parts: readonly Figures[], id: string) => parts.flatMap((part) => part[id] ?? [])

/**
 * The margin of several parts, as an amount. Returned only if the margin is known for all parts
 * with volume: the margin of some deals, compared with the volume of all, would be too low.
 */
const marginOfAll = (parts: readonly Figures[]) => {
  const withVolume = parts.filter(({ volume = 0 }) => volume !== 0)
  const amounts = withVolume.map(marginAmountOf)
  if (withVolume.length === 0 || amounts.includes(undefined)) return undefined
  return sumOfAmounts(amounts.filter((amount) => amount !== undefined))
}

interface AddOptions {
  own: readonly Definition[]
  /**
   * Leaves out each indicator that is missing in one of the parts, as for a quarter, which needs
   * the values of all three months.
   */
  needsAll?: boolean
}

/** Adds up the figures of several people, or of several months. */
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
 * A team's figures: those that were given for the team itself, and for every other the sum of its
 * people's figures.
 */
export const teamFigures = (
  given: Figures,
  people: readonly Figures[],
  own: readonly Definition[],
): Figures => {
  const sums: Record<string, number> = { ...addFigures(people, { own }) }
  // If the team itself has a volume or a margin, the sum of the people's margins is left out,
  // because it belongs to the sum of the people's volumes.
  if (['volume', 'margin', 'margin-amount'].some((id) => given[id] !== undefined))
    delete sums['margin-amount']
  return { ...sums, ...given }
}
