/** Versions of a scheme, and when the next is allowed (docs/domain.md, *Scheme rules*). */
import { type Categories, type Category, DETAILED, isBase } from './categories.ts'

/** A scheme without its version and date. */
export interface SchemeContent {
  /** Months until the next change is allowed. */
  changeEvery: 1 | 3 | 6
  categories: Categories
}

export interface SchemeVersion extends SchemeContent {
  version: number
  /** The day on which it takes effect, `YYYY-MM-DD`; absent in the first version of every team. */
  from?: string
}

/**
 * The base scheme, in force before any change. The ten categories that split it are known but
 * retired, so that rows with them, and a later choice of them, need no other definition.
 */
export const FIRST_SCHEME: SchemeVersion = {
  version: 1,
  changeEvery: 1,
  categories: DETAILED.map((category) =>
    isBase(category.id) ? category : { ...category, retired: true as const },
  ),
}

/**
 * The version in force on a day, `YYYY-MM-DD`; `versions` with the oldest first. Of versions with
 * the same day, the later one counts: the others were amended or withdrawn.
 */
export const inForceOn = (day: string, versions: readonly SchemeVersion[]): SchemeVersion =>
  versions.findLast(({ from }) => !from || from <= day) ?? versions[0] ?? FIRST_SCHEME

/**
 * The first day on which the scheme may be changed again. Returns undefined if any day is allowed.
 */
export const mayChangeFrom = ({ from, changeEvery }: Omit<SchemeVersion, 'categories'>) =>
  from && Temporal.PlainDate.from(from).add({ months: changeEvery }).toString()

const asRetired = (category: Category): Category => ({ ...category, retired: true })

/**
 * A version completed with every category ever known here, as retired: of withdrawn versions, or
 * from before the person joined a team. So recorded time keeps its name and its place in totals.
 * @param kept categories of no version
 */
export function withAll<V extends SchemeVersion>(
  version: V,
  versions: readonly SchemeVersion[],
  kept: Categories = [],
): V {
  // The usual case, and this runs at every event of the browser: no work where there is no history.
  if (versions.length === 0 && kept.length === 0) return version
  const known = new Map(version.categories.map((category) => [category.id, category]))
  // The newest definition of a category counts.
  for (const { categories } of [...versions.toReversed(), { categories: kept }])
    for (const category of categories)
      if (!known.has(category.id)) known.set(category.id, asRetired(category))
  return { ...version, categories: [...known.values()] }
}
