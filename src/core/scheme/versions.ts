/** Versions of a scheme, and when the next may come (domain, *Rules of the scheme*). */
import { type Categories, type Category, DETAILED, isBase } from './categories.ts'

/** What a scheme says, without when. */
export interface SchemeContent {
  /** How many months the next change must be away from this one. */
  changeEvery: 1 | 3 | 6
  categories: Categories
}

export interface SchemeVersion extends SchemeContent {
  version: number
  /** The day on which it took force, `YYYY-MM-DD`; absent for the one that every team begins with. */
  from?: string
}

/**
 * What everybody has before anything is chosen: the base scheme. The ten that split it are known
 * but not offered, so that whoever chooses them later, or gets rows that carry them, needs no other.
 */
export const FIRST_SCHEME: SchemeVersion = {
  version: 1,
  changeEvery: 1,
  categories: DETAILED.map((category) =>
    isBase(category.id) ? category : { ...category, retired: true as const },
  ),
}

/**
 * The version in force on a day, `YYYY-MM-DD`; `versions` are in order, the oldest first. One that
 * was amended or taken back before its day stays in the list, and the later one counts.
 */
export const inForceOn = (day: string, versions: readonly SchemeVersion[]): SchemeVersion =>
  versions.findLast(({ from }) => !from || from <= day) ?? versions[0] ?? FIRST_SCHEME

/** The first day on which the scheme may be changed again; undefined: on any. */
export const mayChangeFrom = ({ from, changeEvery }: Omit<SchemeVersion, 'categories'>) =>
  from && Temporal.PlainDate.from(from).add({ months: changeEvery }).toString()

const asRetired = (category: Category): Category => ({ ...category, retired: true })

/**
 * A version with everything that was ever a category here, what it does not have itself as retired:
 * taken back before it took force, or from before the person joined a team. So nothing that was
 * recorded loses its name or its place in the totals.
 * @param kept categories of no version
 */
export function withAll<V extends SchemeVersion>(
  version: V,
  versions: readonly SchemeVersion[],
  kept: Categories = [],
): V {
  const known = new Map(version.categories.map((category) => [category.id, category]))
  // The newer word on a category counts.
  for (const { categories } of [...versions.toReversed(), { categories: kept }])
    for (const category of categories)
      if (!known.has(category.id)) known.set(category.id, asRetired(category))
  return { ...version, categories: [...known.values()] }
}
