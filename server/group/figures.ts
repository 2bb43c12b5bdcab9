/**
 * Computes the figures of a group in a week. A category that would show what one person did is left
 * out, and is not counted in the totals: otherwise its time could be found by subtraction. Only the
 * 8 base categories are shown. If sub-categories were shown, one that is left out could be found by
 * subtracting the others from their parent.
 */
import { sumOf, type Totals } from '../../src/core/report/totals.ts'
import { hour } from '../../src/core/time/units.ts'
import { GROUP_SHARE, GROUP_STEP, type GroupFigures, MIN_GROUP } from '../../src/sync/contract.ts'

/** The sums of time of a group in a week: milliseconds of all people of the group together. */
export interface GroupSums {
  /** The number of people who worked in the week. */
  people: number
  /** Milliseconds per base category, without the categories that may not be shown. */
  base: Totals
}

/** A person's work in the week, in milliseconds per base category. */
export interface Worked {
  member: string
  work: Totals
}

const addUp = (parts: readonly number[]) => parts.reduce((sum, ms) => sum + ms, 0)

/**
 * Whether a category may be shown: enough people worked in it, and nobody has more than half of the
 * category's time.
 */
const canBeShown = (parts: readonly number[]) =>
  parts.length >= MIN_GROUP && Math.max(...parts) * 2 <= addUp(parts)

interface CategoryOfGroup {
  id: string
  ms: number
  /** The ids of the people who worked in the category. */
  people: readonly string[]
}

/**
 * Returns the categories of a group that may be shown. The list is empty if too few people worked
 * in the week.
 */
export const categoriesOf = (people: readonly Worked[]): readonly CategoryOfGroup[] => {
  if (people.length < MIN_GROUP) return []
  return [...new Set(people.flatMap(({ work }) => Object.keys(work)))].sort().flatMap((id) => {
    const some = people.filter(({ work }) => (work[id] ?? 0) > 0)
    const parts = some.map(({ work }) => work[id] ?? 0)
    const own = some.map(({ member }) => member)
    return canBeShown(parts) ? [{ id, ms: addUp(parts), people: own }] : []
  })
}

/**
 * Returns shares that are multiples of GROUP_SHARE and add up to 1. Each share is rounded down to a
 * multiple. What is then missing to 1 is given, one GROUP_SHARE each, to the shares that lost most
 * by rounding.
 */
const sharesInSteps = (base: Totals): Totals => {
  const steps = Math.round(1 / GROUP_SHARE)
  const whole = sumOf(base)
  const all = Object.entries(base).map(([id, ms]) => {
    const exact = (ms / whole) * steps
    return { id, count: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const left = steps - all.reduce((sum, { count }) => sum + count, 0)
  const raised = new Set(
    all
      .toSorted((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ id }) => id),
  )
  return Object.fromEntries(
    all.map(({ id, count }) => [id, (count + (raised.has(id) ? 1 : 0)) / steps]),
  )
}

/** Returns the figures that may be shown; undefined if no category may be shown. */
export const figuresFrom = ({ people, base }: GroupSums): GroupFigures | undefined => {
  const work = sumOf(base)
  if (work === 0) return undefined
  return {
    people: people - (people % GROUP_STEP),
    hours: Math.round(work / people / hour),
    base: sharesInSteps(base),
  }
}
