/**
 * Checks of the next version of a scheme, a set of categories (docs/domain.md, *Scheme rules*). The
 * endpoint uses these checks for a team's scheme, and the device for a person's own scheme. Only
 * code that changes schemes loads this module.
 */
import { dateAfter } from '../time/days.ts'
import {
  BASE,
  type Categories,
  type Category,
  DOCUMENTATION,
  isBase,
  offeredOf,
} from './categories.ts'
import {
  FIRST_SCHEME,
  inForceOn,
  mayChangeFrom,
  type SchemeContent,
  type SchemeVersion,
} from './versions.ts'

type Versions = readonly SchemeVersion[]

/**
 * `settled`: the version in force on the day `today`. `newest`: the newest version. `pending`: the
 * newest version if it takes effect after that day, otherwise undefined.
 */
export function schemeStatus(versions: Versions, today: string) {
  const settled = inForceOn(today, versions)
  const newest = versions.at(-1) ?? settled
  return { settled, newest, pending: newest === settled ? undefined : newest }
}

/**
 * The first day on which a change is allowed. Returns undefined if a change is allowed today. A
 * version that has not taken effect yet may be amended on any day.
 */
export function changeAllowedFrom(versions: Versions, today: string): string | undefined {
  const { settled, pending } = schemeStatus(versions, today)
  const from = pending ? undefined : mayChangeFrom(settled)
  return from && today < from ? from : undefined
}

/** The first day on which a change made now could take effect. */
export function firstDayOfChange(versions: Versions, today: string): string {
  const { pending } = schemeStatus(versions, today)
  const made = changeAllowedFrom(versions, today) ?? today
  return pendingDay(pending, today) ?? dateAfter(made, 1)
}

/** Why a change is refused. */
export type SchemeRefusal =
  | { why: 'wrong'; detail: string }
  | { why: 'unchanged' }
  | { why: 'too-early'; allowedFrom: string }

/**
 * The version that a change on the day `today` makes. It takes effect on the next day. Until then
 * the version can be amended: another version with a new number replaces it and takes effect on the
 * same day. The number must be new because that day may already have begun in a time zone further
 * east. Time that was recorded there keeps the names of the amended version. A change back to the
 * version in force withdraws the pending version.
 */
export function nextVersion(
  versions: Versions,
  change: SchemeContent,
  today: string,
): { next: SchemeVersion } | { refused: SchemeRefusal } {
  const { settled, newest, pending } = schemeStatus(versions, today)
  const wrong = categoriesProblem(settled.categories, change.categories)
  if (wrong) return { refused: { why: 'wrong', detail: wrong } }
  const { changeEvery, categories } = change
  const made = { version: newest.version + 1, changeEvery, categories }
  if (isSameContent(settled, change))
    return pending ? { next: withDate(made, settled.from) } : { refused: { why: 'unchanged' } }
  const allowedFrom = changeAllowedFrom(versions, today)
  if (allowedFrom) return { refused: { why: 'too-early', allowedFrom } }
  return { next: withDate(made, firstDayOfChange(versions, today)) }
}

/**
 * The first day of a pending version, which stays the same when the version is amended. Returns
 * undefined if that day is too far in the future: then a clock was ahead when the version was made.
 */
const pendingDay = (pending: SchemeVersion | undefined, today: string) =>
  // Adds two days, because the date may already be tomorrow's in time zones further east.
  pending?.from && pending.from <= dateAfter(today, 2) ? pending.from : undefined

const withDate = (made: SchemeVersion, from: string | undefined): SchemeVersion => ({
  ...made,
  ...(from && { from }),
})

const FIELDS = ['id', 'en', 'ru', 'group', 'parent', 'offComputer', 'yields', 'retired'] as const

/** Whether two schemes are equal. The order of the categories must be equal as well. */
const isSameContent = (a: SchemeContent, b: SchemeContent) =>
  a.changeEvery === b.changeEvery &&
  a.categories.length === b.categories.length &&
  a.categories.every((category, i) =>
    FIELDS.every((field) => category[field] === b.categories[i]?.[field]),
  )

/**
 * The versions that were or will be in force. Versions that were amended or withdrawn before their
 * first day are left out.
 */
export const everInForce = (versions: Versions): Versions =>
  versions.filter(({ from = '' }, i) =>
    versions.slice(i + 1).every((later) => (later.from ?? '') > from),
  )

// Properties of a category that cannot change. Reports over a long time add each category to its
// base category, so the meaning of a category must not change.
const FIXED = ['group', 'offComputer', 'yields'] as const

const categoryProblem = (next: Category, was: Category | undefined) => {
  const { id, parent, retired } = next
  if (isBase(id) && parent) return `${id}: a base category has no parent`
  if (!isBase(id) && !(parent && isBase(parent))) return `${id}: the parent must be a base category`
  if (id === DOCUMENTATION && retired) return `${id}: CRM time goes there, it cannot be retired`
  const meant = was ?? FIRST_SCHEME.categories.find((known) => known.id === id)
  const other = meant && FIXED.find((name) => meant[name] !== next[name])
  return other && `${id}: ${other} cannot change; retire it and add another`
}

/** A name in the form by which names are compared: without differences of case and spaces. */
export const foldName = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase()

const duplicateName = (categories: Categories) => {
  const offered = offeredOf(categories)
  return offered.find((category, i) =>
    offered
      .slice(0, i)
      .some(
        ({ en, ru }) =>
          foldName(en) === foldName(category.en) || foldName(ru) === foldName(category.ru),
      ),
  )
}

/**
 * A scheme must offer at least this number of categories: Documentation and one more. With only one
 * category, there is nothing to measure.
 */
const LEAST_OFFERED = 2

/** The first problem in the categories of the next version. Returns undefined if there is none. */
export const categoriesProblem = (before: Categories, next: Categories): string | undefined => {
  const ids = next.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice) return `${twice}: named twice`
  const lost = before.find(({ id }) => !ids.includes(id))
  if (lost) return `${lost.id}: cannot be left out, only retired`
  const wrong = next.map((category) =>
    categoryProblem(
      category,
      before.find(({ id }) => id === category.id),
    ),
  )
  const gone = BASE.find(({ id }) => !ids.includes(id))
  if (gone) return `${gone.id}: a base category cannot be left out`
  if (offeredOf(next).length < LEAST_OFFERED)
    return 'with all others retired nothing is left to pick beside Documentation'
  const same = duplicateName(next)
  return wrong.find(Boolean) ?? (same && `${same.id}: another one that is offered has this name`)
}
