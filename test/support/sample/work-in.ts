/** Adds up the sample's work row by row, without the code of the report. */
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import type { sampleDatabase } from './sample.ts'

/**
 * Returns whole percents that add up to 100. All are rounded down first, and those with the largest
 * remainders get one percent more.
 */
function percentsOf(parts: Record<string, number>) {
  const all = Object.values(parts).reduce((a, b) => a + b, 0)
  const exact = Object.entries(parts).map(([id, ms]) => ({ id, percent: (ms / all) * 100 }))
  const left = 100 - exact.reduce((sum, { percent }) => sum + Math.floor(percent), 0)
  const raised = exact.toSorted((a, b) => (b.percent % 1) - (a.percent % 1)).slice(0, left)
  return new Map(
    exact.map((one) => [one.id, `${Math.floor(one.percent) + (raised.includes(one) ? 1 : 0)}%`]),
  )
}

type Sample = ReturnType<typeof sampleDatabase>

/** Returns the versions of the sample's scheme after the first one, from the oldest to the newest. */
export const versionsOf = ({ named }: Sample): readonly (typeof FIRST_SCHEME)[] => {
  const scheme = named.find(({ name }) => name === 'scheme')?.value
  return (scheme as { versions: (typeof FIRST_SCHEME)[] } | undefined)?.versions ?? []
}

/** Returns a function that adds up the work in milliseconds between two dates, both included. */
export function createWorkIn(sample: Sample, now: number, zone: string) {
  const groupOf = new Map(
    [FIRST_SCHEME, ...versionsOf(sample)].flatMap(({ categories }) =>
      categories.map(({ id, group }): [string, string] => [id, group]),
    ),
  )
  return (from: Temporal.PlainDate, to: Temporal.PlainDate) => {
    const [start, end] = [from, to.add({ days: 1 })].map(
      (date) => date.toZonedDateTime(zone).epochMilliseconds,
    ) as [number, number]
    const work: Record<string, number> = {}
    for (const { category, startedAt, endedAt = now } of sample.segments) {
      const ms = Math.min(endedAt, end) - Math.max(startedAt, start)
      if (ms > 0 && groupOf.has(category)) work[category] = (work[category] ?? 0) + ms
    }
    const all = Object.values(work).reduce((a, b) => a + b, 0)
    const groups = Object.groupBy(Object.entries(work), ([id]) => groupOf.get(id) ?? '')
    const sums = Object.entries(groups).map(([group, own = []]): [string, number] => [
      group,
      own.reduce((sum, [, ms]) => sum + ms, 0),
    ])
    return {
      work,
      all,
      percents: percentsOf(work),
      selling: percentsOf(Object.fromEntries(sums)).get('selling') ?? '0%',
    }
  }
}
