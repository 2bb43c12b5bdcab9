/** A team's scheme: versions of its categories, and when the next may come (domain, *Rules of the scheme*). */
import { BASE, type Category, DETAILED, DOCUMENTATION, SCHEME_VERSION } from './scheme.ts'

export interface TeamCategory extends Category {
  /** Offered no more; what was recorded keeps it. */
  retired?: true
}

export interface TeamScheme {
  version: number
  /** The day on which it took force, `YYYY-MM-DD`; absent for the one that every team begins with. */
  from?: string
  /** How many months a change must be away from the one before. */
  changeEvery: 1 | 3 | 6
  categories: readonly TeamCategory[]
}

/** What a team has before it changes anything. */
export const FIRST_SCHEME: TeamScheme = {
  version: SCHEME_VERSION,
  changeEvery: 1,
  categories: DETAILED,
}

/** The first day on which the scheme may be changed again; undefined: on any. */
export const mayChangeFrom = ({ from, changeEvery }: TeamScheme) =>
  from && Temporal.PlainDate.from(from).add({ months: changeEvery }).toString()

const isBase = (id: string) => BASE.some((category) => category.id === id)

// Reports of years roll up to the base 8: what they are, and what a category means, stays.
const FIXED = ['group', 'offComputer', 'yields'] as const

const againstOne = (next: TeamCategory, was: TeamCategory | undefined) => {
  const { id, parent, retired } = next
  if (isBase(id) && parent) return `${id}: a base category has no parent`
  if (!isBase(id) && !(parent && isBase(parent))) return `${id}: the parent must be a base category`
  if (id === DOCUMENTATION && retired) return `${id}: CRM time goes there, it cannot be retired`
  const other = was && FIXED.find((name) => was[name] !== next[name])
  return other && `${id}: ${other} cannot change; retire it and add another`
}

/** What is wrong with the categories that should follow on `before`; undefined: nothing. */
export const wrongCategories = (
  before: readonly TeamCategory[],
  next: readonly TeamCategory[],
): string | undefined => {
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
