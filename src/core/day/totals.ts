import { emptyRecord, ownProperty } from '../own-property.ts'
import { type Categories, categoryOf } from '../scheme/categories.ts'
import { isAside } from '../time/segment.ts'

type Totals = Record<string, number>

/**
 * Milliseconds per category, `unexplained` and `break` included. Counts only stretches that have
 * ended.
 */
export function totalsOf(
  stretches: Iterable<{ category: string; startedAt: number; endedAt: number }>,
): Totals {
  const totals: Totals = emptyRecord()
  for (const { category, startedAt, endedAt } of stretches)
    totals[category] = (ownProperty(totals, category) ?? 0) + endedAt - startedAt
  return totals
}

/**
 * Explained working time, milliseconds: all time except breaks, private time and unexplained time.
 */
export const workedOf = (totals: Totals, privates: readonly string[] = []): number =>
  sum(totals, (category) => !isAside(category) && !privates.includes(category))

/**
 * The share of selling in explained working time, 0–1: the time of the group *selling* ÷ explained
 * working time. Returns undefined if there is no working time.
 */
export function sellingShare(
  totals: Totals,
  categories: Categories,
  privates: readonly string[] = [],
): number | undefined {
  const worked = workedOf(totals, privates)
  const sells = (id: string) =>
    categoryOf(id, categories)?.group === 'selling' && !privates.includes(id)
  return worked ? sum(totals, sells) / worked : undefined
}

const sum = (totals: Totals, counts: (category: string) => boolean) =>
  Object.entries(totals).reduce((all, [category, ms]) => all + (counts(category) ? ms : 0), 0)
