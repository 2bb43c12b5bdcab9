/** Names, colours and patterns for the categories of all versions of the scheme. */
import { useMemo } from 'preact/hooks'
import { BASE_IDS, type RollUp } from '../../core/report/roll-up.ts'
import { type Sum, splitCategories } from '../../core/report/trend.ts'
import { BASE } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { OwnReport } from '../../store/views/report-view.ts'
import { colourOf } from '../colours.ts'
import { nameOf } from '../words/common.ts'
import { reportWords } from '../words/report.ts'
import type { Key } from './chart-colours.ts'
import { motifOf, type Texture } from './textures.ts'

export interface Naming {
  name: (category: string) => string
  /**
   * The name for the time of a category alone, without its sub-categories. It differs from the
   * category's usual name only if one of the sub-categories has time.
   */
  itself: (category: string) => string
  /** The name for the time of a category together with its sub-categories. */
  inTotal: (category: string) => string
  textures: readonly Texture[]
  /** The 8 base categories, in the order of the scheme. */
  base: readonly Key[]
}

/**
 * The names for a report.
 * @param sums the sums of all times that are shown. These sums decide which categories get a name,
 * and which of the named categories have sub-categories
 */
export function namingOf(
  { category, base }: Pick<RollUp, 'category' | 'base'>,
  { colours }: Pick<Settings, 'colours'>,
  sums: readonly Pick<Sum, 'work' | 'base'>[],
): Naming {
  const split = splitCategories(sums)
  const name = (id: string) => {
    const known = category(id) ?? BASE.find((one) => one.id === id)
    return known ? nameOf(known) : id
  }
  const seen = new Set<string>(BASE_IDS)
  for (const { work } of sums) for (const id of Object.keys(work)) seen.add(id)
  const inTotal = (id: string) => (split.has(id) ? reportWords.inTotal(name(id)) : name(id))
  return {
    name,
    inTotal,
    itself: (id) => (split.has(id) ? reportWords.itself(name(id)) : name(id)),
    textures: [...seen].map((id) => ({
      id,
      colour: colourOf(id, colours),
      motif: motifOf(base(id)),
    })),
    base: BASE_IDS.map((id) => ({ texture: id, name: inTotal(id) })),
  }
}

export const useOwnNaming = (mine: OwnReport) =>
  useMemo(
    () => namingOf(mine.setting.rollUp, mine.setting.settings, [mine.sum, mine.before.sum]),
    [mine],
  )
