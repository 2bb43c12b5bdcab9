/** The figures of one period, and how the figures of several people or months are added up. */
import { emptyRecord } from '../own-property.ts'
import { roundTo, sumOfAmounts } from './amounts.ts'
import { addsUp, type Definition, definitionOf } from './definitions.ts'

/** Values of one period. The keys are the ids of the indicators. */
export type Figures = Readonly<Record<string, number>>

/**
 * The margin as an amount: the stored amount, or else the amount computed from the percent, to the
 * cent.
 */
export const marginAmountOf = (figures: Figures): number | undefined => {
  const { volume, margin } = figures
  if (figures['margin-amount'] !== undefined) return figures['margin-amount']
  if (volume === undefined || margin === undefined) return undefined
  return roundTo((volume * margin) / 100, 2)
}

/**
 * The margin in percent of the volume: computed from the amount if the amount is stored, or else
 * the stored percent. Returns undefined if neither is known.
 */
export const marginPercentOf = (figures: Figures): number | undefined => {
  const { volume = 0, margin } = figures
  const amount = figures['margin-amount']
  if (amount === undefined) return margin
  return volume > 0 ? roundTo((amount / volume) * 100, 4) : undefined
}

const valuesOf = (parts: readonly Figures[], id: string) => parts.flatMap((part) => part[id] ?? [])

/**
 * The margin of several people or months together, as an amount. Returns undefined if one of them
 * has a volume, but its margin is not known: the margin of some deals, compared with the volume of
 * all deals, would be too low.
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
   * Leaves out each indicator that is missing for one of the people or months. A quarter uses this
   * option, because it needs the values of all three months.
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
 * A team's figures. An indicator has the value that was entered for the team itself, or else the
 * sum of the values of the team's people.
 */
export const teamFigures = (
  given: Figures,
  people: readonly Figures[],
  own: readonly Definition[],
): Figures => {
  const sums: Record<string, number> = { ...addFigures(people, { own }) }
  // If a volume or a margin was entered for the team itself, the sum of the people's margins is
  // left out, because it belongs to the sum of the people's volumes.
  if (['volume', 'margin', 'margin-amount'].some((id) => given[id] !== undefined))
    delete sums['margin-amount']
  return { ...sums, ...given }
}
