import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Observation, State } from '../../../src/core/attribution/state.ts'
import {
  DEAL_1,
  DEAL_2,
  ELSEWHERE,
  type Happening,
  LOCKED,
  PIPEDRIVE,
  play,
  t0,
} from '../../support/play-events.ts'

const ENTER = 5
const LEAVE = 15
/**
 * A length in seconds. If the time between two segments of CRM time is shorter, this time is added to
 * the two segments (rule 12 of docs/domain.md).
 */
const SLIVER = 5
/** The end of the day in seconds since its start; it comes after every generated event. */
const END = 90_000

const sight = fc.constantFrom<Observation>(PIPEDRIVE, DEAL_1, DEAL_2, ELSEWHERE, LOCKED)
const after = fc.oneof(
  fc.constantFrom(1, 4, 5, 6, 14, 15, 16),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 1800 }),
)
const sights = fc.array(fc.record({ after, sight }), { minLength: 1, maxLength: 30 })

type Seen = { from: number; to: number; sight: Observation }

/** Returns what the person had in front of them, and when, in seconds since the start of the day. */
function seenOf(steps: { after: number; sight: Observation }[]): Seen[] {
  let now = 0
  const starts = steps.map(({ after, sight }) => {
    now += after
    return { from: now, sight }
  })
  return starts.map((s, i) => ({ ...s, to: starts[i + 1]?.from ?? END }))
}

/**
 * Returns the unbroken times in the CRM, in seconds since the start of the day. Two times are joined if
 * the time between them is shorter than `gap` seconds. If the person was away in between, that time must
 * be shorter than `gapAway` seconds.
 */
function attentionOf(seen: Seen[], gap = 0, gapAway = 0): { from: number; to: number }[] {
  const all: { from: number; to: number }[] = []
  let away = false
  for (const { from, to, sight } of seen) {
    if (sight.at === 'away') away = true
    if (sight.at !== 'site') continue
    const last = all.at(-1)
    // An absence ends Documentation at once, because this category needs the computer, so `gapAway` is
    // the limit instead of `gap`.
    const most = away ? gapAway : gap
    const isNext = last?.to === from && !away
    if (last && (isNext || from - last.to < most)) last.to = to
    else all.push({ from, to })
    away = false
  }
  return all
}

const sum = (spans: { from: number; to: number }[]) =>
  spans.reduce((ms, { from, to }) => ms + to - from, 0)

const documented = ({ timeline }: State) =>
  timeline
    .filter((s) => s.category === 'documentation')
    .map((s) => ({ from: (s.startedAt - t0) / 1000, to: ((s.endedAt ?? 0) - t0) / 1000 }))

/**
 * Returns the state after a day with these events. The screen is locked at the end of the day, so that
 * no category continues to run. Thresholds that no day reaches switch off rule 7 of docs/domain.md
 * (forgotten timer).
 */
const lived = (happenings: Happening[]) =>
  play([...happenings, [END, LOCKED]], { longAfter: 1e9, capAfter: 1e9 })

/**
 * Returns how many seconds belong to the CRM although the person was outside of it, because each such
 * time was shorter than `SLIVER` and lay between time in the CRM and time away, in either order (rule 12
 * of docs/domain.md).
 */
const resumedForAMoment = (seen: Seen[]) => {
  // Neighbouring times outside of the CRM count as one.
  const runs: Seen[] = []
  for (const s of seen) {
    const last = runs.at(-1)
    if (last?.sight.at === 'elsewhere' && s.sight.at === 'elsewhere') last.to = s.to
    else runs.push({ ...s })
  }
  return sum(
    runs.filter(({ from, to, sight }, i) => {
      const beside = [runs[i - 1]?.sight.at, runs[i + 1]?.sight.at]
      const touches = beside.includes('away') && beside.includes('site')
      return sight.at === 'elsewhere' && to - from < SLIVER && touches
    }),
  )
}

test('Documentation is never more than the time in the CRM, and less only by the thresholds', () => {
  fc.assert(
    fc.property(sights, (steps) => {
      const seen = seenOf(steps)
      const state = lived([
        [0, { pick: 'research' }],
        ...seen.map(({ from, sight }): Happening => [from, sight]),
      ])
      const documentation = sum(documented(state))
      const most = sum(attentionOf(seen, LEAVE, SLIVER)) + resumedForAMoment(seen)
      expect(documentation).toBeLessThanOrEqual(most)
      const long = attentionOf(seen).filter(({ from, to }) => to - from >= ENTER)
      expect(documentation).toBeGreaterThanOrEqual(sum(long))
    }),
    { numRuns: process.env.STINT_LONG ? 20_000 : 250 },
  )
})

test('no stretch under five seconds is left but a click and a moment between two absences', () => {
  fc.assert(
    fc.property(sights, (steps) => {
      const { timeline } = lived([
        [0, { pick: 'research' }],
        ...seenOf(steps).map(({ from, sight }): Happening => [from, sight]),
      ])
      const short = timeline.filter(
        ({ startedAt, endedAt, category }, i) =>
          endedAt !== undefined &&
          endedAt - startedAt < SLIVER * 1000 &&
          startedAt > t0 &&
          category !== 'unexplained' &&
          timeline[i + 1]?.category !== 'unexplained',
      )
      expect(short).toEqual([])
    }),
    { numRuns: process.env.STINT_LONG ? 20_000 : 250 },
  )
})

test('every second is research, Documentation or time away, and none counts twice', () => {
  fc.assert(
    fc.property(sights, (steps) => {
      const { timeline } = lived([
        [0, { pick: 'research' }],
        ...seenOf(steps).map(({ from, sight }): Happening => [from, sight]),
      ])
      expect(timeline[0]?.startedAt).toBe(t0)
      timeline.forEach((s, i) => {
        if (s.endedAt !== undefined) expect(timeline[i + 1]?.startedAt).toBe(s.endedAt)
      })
    }),
    { numRuns: process.env.STINT_LONG ? 20_000 : 150 },
  )
})

test('a click wins: in the CRM it holds until the CRM has been left and entered again', () => {
  const call = fc.constantFrom('misc', 'research', 'client-meeting')
  fc.assert(
    fc.property(sights, call, fc.nat({ max: 29 }), (steps, category, index) => {
      const seen = seenOf(steps)
      const there = seen[index % seen.length] as Seen
      fc.pre(there.sight.at === 'site' && there.to - there.from > 1)
      const clicked = there.from + 1
      const happenings: Happening[] = [
        [0, { pick: 'internal-meeting' }],
        ...seen.map(({ from, sight }): Happening => [from, sight]),
        [clicked, { pick: category }],
      ]
      const { timeline } = lived(happenings.sort((a, b) => a[0] - b[0]))
      // The picked category runs until the person has been outside of the CRM for so long that this
      // counts as leaving the CRM.
      const later = attentionOf(seen, LEAVE).find(({ to }) => to > clicked)
      const until = later?.to ?? END
      for (const s of timeline) {
        const [from, to] = [(s.startedAt - t0) / 1000, ((s.endedAt ?? Infinity) - t0) / 1000]
        if (to > clicked && from < until) expect(s.category).toBe(category)
      }
    }),
    { numRuns: process.env.STINT_LONG ? 20_000 : 250 },
  )
})
