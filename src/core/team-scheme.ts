/** Versions of a scheme, and when the next may come (domain, *Rules of the scheme*). */
import { type Categories, type Category, DETAILED, DOCUMENTATION, isBase } from './scheme.ts'

export interface SchemeVersion {
  version: number
  /** The day on which it took force, `YYYY-MM-DD`; absent for the one that every team begins with. */
  from?: string
  /** How many months a change must be away from the one before. */
  changeEvery: 1 | 3 | 6
  categories: Categories
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

/** The version in force on a day, `YYYY-MM-DD`; `versions` are in order, the oldest first. */
export const inForceOn = (day: string, versions: readonly SchemeVersion[]): SchemeVersion =>
  versions.findLast(({ from }) => !from || from <= day) ?? versions[0] ?? FIRST_SCHEME

/** The first day on which the scheme may be changed again; undefined: on any. */
export const mayChangeFrom = ({ from, changeEvery }: Omit<SchemeVersion, 'categories'>) =>
  from && Temporal.PlainDate.from(from).add({ months: changeEvery }).toString()

// Reports of years roll up to the base 8: what they are, and what a category means, stays.
const FIXED = ['group', 'offComputer', 'yields'] as const

const againstOne = (next: Category, was: Category | undefined) => {
  const { id, parent, retired } = next
  if (isBase(id) && parent) return `${id}: a base category has no parent`
  if (!isBase(id) && !(parent && isBase(parent))) return `${id}: the parent must be a base category`
  if (id === DOCUMENTATION && retired) return `${id}: CRM time goes there, it cannot be retired`
  const other = was && FIXED.find((name) => was[name] !== next[name])
  return other && `${id}: ${other} cannot change; retire it and add another`
}

/** What is wrong with the categories that should follow on `before`; undefined: nothing. */
export const wrongCategories = (before: Categories, next: Categories): string | undefined => {
  const ids = next.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice) return `${twice}: named twice`
  const lost = before.find(({ id }) => !ids.includes(id))
  if (lost) return `${lost.id}: cannot be left out, only retired`
  const wrong = next.map((category) =>
    againstOne(
      category,
      before.find(({ id }) => id === category.id),
    ),
  )
  return wrong.find(Boolean)
}
