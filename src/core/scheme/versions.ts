/**
 * The versions of a scheme (a set of categories), and when the next change is allowed
 * (docs/domain.md, *Scheme rules*).
 */
import { type Categories, type Category, DETAILED, isBase } from './categories.ts'

/** The content of a version of a scheme, without its number and date. */
export interface SchemeContent {
  /** Months until the next change is allowed. */
  changeEvery: 1 | 3 | 6
  categories: Categories
}

export interface SchemeVersion extends SchemeContent {
  version: number
  /**
   * The day on which the version takes effect, `YYYY-MM-DD`. Absent in version 1, with which all
   * teams begin.
   */
  from?: string
}

/**
 * The base scheme, which is in force before any change. It also contains the ten usual
 * sub-categories as retired categories. So time that was recorded under them, and a later scheme
 * that offers them, use the same definitions.
 */
export const FIRST_SCHEME: SchemeVersion = {
  version: 1,
  changeEvery: 1,
  categories: DETAILED.map((category) =>
    isBase(category.id) ? category : { ...category, retired: true as const },
  ),
}

/**
 * The version in force on a day, `YYYY-MM-DD`. `versions` must be in order, the oldest first. If
 * several versions take effect on the same day, the last one is used, because the others were
 * amended or withdrawn.
 */
export const inForceOn = (day: string, versions: readonly SchemeVersion[]): SchemeVersion =>
  versions.findLast(({ from }) => !from || from <= day) ?? versions[0] ?? FIRST_SCHEME

/**
 * The first day on which the scheme may be changed again. Returns undefined if it may be changed on any
 * day.
 */
export const mayChangeFrom = ({ from, changeEvery }: Omit<SchemeVersion, 'categories'>) =>
  from && Temporal.PlainDate.from(from).add({ months: changeEvery }).toString()

const asRetired = (category: Category): Category => ({ ...category, retired: true })

/**
 * A version to which all other categories that this browser ever knew are added as retired
 * categories. The added categories come from withdrawn versions, or from the time before the person
 * joined a team. So the categories of recorded time keep their names and base categories.
 * @param kept categories that are in no version
 */
export function withAll<V extends SchemeVersion>(
  version: V,
  versions: readonly SchemeVersion[],
  kept: Categories = [],
): V {
  // Returns early in the usual case, in which no other version exists, because this function runs
  // at every event of the browser.
  if (versions.length === 0 && kept.length === 0) return version
  const known = new Map(version.categories.map((category) => [category.id, category]))
  // Reads the newest versions first, because the newest definition of a category is used.
  for (const { categories } of [...versions.toReversed(), { categories: kept }])
    for (const category of categories)
      if (!known.has(category.id)) known.set(category.id, asRetired(category))
  return { ...version, categories: [...known.values()] }
}
