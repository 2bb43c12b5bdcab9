/**
 * What the next version of a scheme may be, and when (domain, *Rules of the scheme*): one rule for
 * a team's at the endpoint and a person's own on the device. Only who edits needs it.
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

/** What is in force on a day, and what waits for a later one. */
export function schemeStatus(versions: Versions, today: string) {
  const settled = inForceOn(today, versions)
  const newest = versions.at(-1) ?? settled
  return { settled, newest, pending: newest === settled ? undefined : newest }
}

/** The first day on which a change may be made; undefined: today. What waits may be amended. */
export function changeAllowedFrom(versions: Versions, today: string): string | undefined {
  const { settled, pending } = schemeStatus(versions, today)
  const from = pending ? undefined : mayChangeFrom(settled)
  return from && today < from ? from : undefined
}

/** Why a change is none. */
export type SchemeRefusal =
  | { why: 'wrong'; detail: string }
  | { why: 'unchanged' }
  | { why: 'too-early'; allowedFrom: string }

/**
 * The version that a change on this day makes. It takes force on the next day. Until then it may be
 * amended: another version with the same day follows, so that a device further east, where that day
 * has begun, re-labels nothing. Changed back to what is in force, it was never a change.
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
  if (sameContent(settled, change))
    return pending ? { next: withDate(made, settled.from) } : { refused: { why: 'unchanged' } }
  const allowedFrom = changeAllowedFrom(versions, today)
  if (allowedFrom) return { refused: { why: 'too-early', allowedFrom } }
  return { next: withDate(made, pendingDay(pending, today) ?? dateAfter(today, 1)) }
}

/** The day that a pending version keeps when it is amended; none where a clock was ahead when it was made. */
const pendingDay = (pending: SchemeVersion | undefined, today: string) =>
  // Further east tomorrow is a day later.
  pending?.from && pending.from <= dateAfter(today, 2) ? pending.from : undefined

const withDate = (made: SchemeVersion, from: string | undefined): SchemeVersion => ({
  ...made,
  ...(from && { from }),
})

const FIELDS = ['id', 'en', 'ru', 'group', 'parent', 'offComputer', 'yields', 'retired'] as const

/** Whether two say the same, in the same order. */
export const sameContent = (a: SchemeContent, b: SchemeContent) =>
  a.changeEvery === b.changeEvery &&
  a.categories.length === b.categories.length &&
  a.categories.every((category, i) =>
    FIELDS.every((field) => category[field] === b.categories[i]?.[field]),
  )

/** The versions that were or will be in force, without what was amended or taken back before. */
export const everInForce = (versions: Versions): Versions =>
  versions.filter(({ from = '' }, i) =>
    versions.slice(i + 1).every((later) => (later.from ?? '') > from),
  )

// Reports of years roll up to the base 8: what they are, and what a category means, stays.
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

/** For comparing names: case and spaces make no difference. */
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

/** Documentation and one other: with less there is nothing to tell apart. */
const LEAST_OFFERED = 2

/** What is wrong with the categories that should follow on `before`; undefined: nothing. */
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
