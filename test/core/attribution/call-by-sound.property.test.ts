import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Observation, State } from '../../../src/core/attribution/state.ts'
import { ELSEWHERE, type Happening, PIPEDRIVE, play, t0 } from '../../support/play-events.ts'
import { meet, silent, withSounds } from '../../support/sounding-tabs.ts'

const QUIET = 90
const HOLD = 10
const SLIVER = 5

const changes = fc.array(
  fc.record({
    after: fc.oneof(fc.constantFrom(1, 9, 10, 11, 89, 90, 91), fc.integer({ min: 1, max: 300 })),
    meet: fc.constantFrom('audible', 'audible', 'silent', 'closed'),
    place: fc.constantFrom(ELSEWHERE, ELSEWHERE, PIPEDRIVE),
  }),
  { minLength: 1, maxLength: 25 },
)
type Change = { after: number; meet: string; place: Observation }

/**
 * Adds to each change its instant, in seconds since the start of the day. Adds a silence of an hour
 * after the last change.
 */
function happeningsOf(steps: Change[]): { at: number; meet: string; place: Observation }[] {
  let now = 0
  const all = steps.map(({ after, meet, place }) => {
    now += after
    return { at: now, meet, place }
  })
  return [...all, { at: now + 3600, meet: 'closed', place: ELSEWHERE }]
}

const seenAt = ({ meet: is, place }: { meet: string; place: Observation }) =>
  is === 'closed' ? place : withSounds(place, is === 'audible' ? meet : silent(meet))

/**
 * Returns the calls of one tab, each from `from` to just before `to`, in seconds since the start of the
 * day. The calls are computed only from what happened to the tab, without the rules under test.
 */
function callsOf(all: ReturnType<typeof happeningsOf>) {
  const calls: { from: number; to: number }[] = []
  let sound: number | undefined
  let isOver = true
  for (const { at, meet: is } of all) {
    if (is === 'audible') {
      sound ??= at
      continue
    }
    const last = calls.at(-1)
    if (sound !== undefined) {
      if (last && !isOver && sound - last.to < QUIET) last.to = at
      else if (at - sound >= HOLD) calls.push({ from: sound, to: at })
      if (calls.at(-1)?.to === at) isOver = false
    }
    sound = undefined
    if (is === 'closed') isOver = true
  }
  return calls
}

/**
 * Joins two calls of the same category if the time between them is too short to be kept as a segment
 * (rule 12 of docs/domain.md).
 */
function joinSpans(spans: { from: number; to: number }[]) {
  const joined: typeof spans = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.from - last.to < SLIVER) last.to = span.to
    else joined.push({ ...span })
  }
  return joined
}

const spansOf = (state: State, category: string) =>
  state.timeline
    .filter((s) => s.category === category)
    .map((s) => ({ from: (s.startedAt - t0) / 1000, to: ((s.endedAt ?? Infinity) - t0) / 1000 }))

const RUNS = { numRuns: process.env.STINT_LONG ? 20_000 : 150 }

test('the calls are those that follow from the sound alone, wherever the person is', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      const all = happeningsOf(steps)
      const state = play([
        [0, { pick: 'misc' }],
        ...all.map((one): Happening => [one.at, seenAt(one)]),
      ])
      const calls = joinSpans(spansOf(state, 'client-meeting'))
      const expected = joinSpans(callsOf(all))
      expect(calls.map(({ to }) => to)).toEqual(expected.map(({ to }) => to))
      calls.forEach(({ from }, i) => {
        // If the segment just before a call is too short to be kept, its time is added to the call (rule
        // 12 of docs/domain.md).
        const early = (expected[i]?.from ?? Infinity) - from
        expect(early).toBeGreaterThanOrEqual(0)
        expect(early).toBeLessThan(SLIVER)
      })
    }),
    RUNS,
  )
})

test('a click wins: nothing of its tab counts until that has been silent for 90 s', () => {
  fc.assert(
    fc.property(changes, fc.nat({ max: 24 }), (steps, index) => {
      const all = happeningsOf(steps)
      const before = all[index % all.length]
      fc.pre(before?.meet === 'audible')
      const clicked = (before?.at ?? 0) + 0.5
      const isLater = ({ at, meet: is }: { at: number; meet: string }) =>
        at > clicked && is !== 'audible'
      const ends = all.filter(isLater).find((one) => {
        const next = all.find(({ at, meet: is }) => at > one.at && is === 'audible')
        return one.meet === 'closed' || (next?.at ?? Infinity) - one.at >= QUIET
      })
      // Skips cases in which the picked category runs for so short a time that this time would be added
      // to a neighbouring segment (rule 12 of docs/domain.md).
      fc.pre((ends?.at ?? Infinity) - clicked >= SLIVER)
      const state = play(
        [
          [0, { pick: 'misc' }] as Happening,
          ...all.map((one): Happening => [one.at, seenAt({ ...one, place: ELSEWHERE })]),
          [clicked, { pick: 'research' }] as Happening,
        ].sort((a, b) => a[0] - b[0]),
      )
      const until = ends?.at ?? Infinity
      const within = spansOf(state, 'client-meeting').filter(
        ({ from, to }) => to > clicked && from < until,
      )
      expect(within).toEqual([])
    }),
    RUNS,
  )
})
