import { categoryOf } from './scheme.ts'
import { isAside } from './segment.ts'

/** Milliseconds per category (and per `unexplained`, `break`) of stretches that have an end. */
export function totalsOf(
  stretches: Iterable<{ category: string; startedAt: number; endedAt: number }>,
): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { category, startedAt, endedAt } of stretches)
    totals[category] = (totals[category] ?? 0) + endedAt - startedAt
  return totals
}

/** Explained working time: breaks and unexplained time left out. */
export const workedOf = (totals: Record<string, number>): number =>
  sum(totals, (category) => !isAside(category))

/** Selling %: the group *selling* ÷ explained working time, 0–1; undefined where nothing was worked. */
export function sellingShare(totals: Record<string, number>): number | undefined {
  const worked = workedOf(totals)
  return worked ? sum(totals, (c) => categoryOf(c)?.group === 'selling') / worked : undefined
}

const sum = (totals: Record<string, number>, counts: (category: string) => boolean) =>
  Object.entries(totals).reduce((all, [category, ms]) => all + (counts(category) ? ms : 0), 0)
