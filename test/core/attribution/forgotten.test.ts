import { describe, expect, test } from 'vitest'
import { confirmRunning, documentFromCrm } from '../../../src/core/attribution/commands.ts'
import { crmOpenMs } from '../../../src/core/attribution/crm-during-call.ts'
import { crmSince, doubtfulAt } from '../../../src/core/attribution/doubt.ts'
import { endForgottenTimer } from '../../../src/core/attribution/forgotten.ts'
import { applySteps } from '../../../src/core/attribution/steps.ts'
import type { Stretch } from '../../../src/core/time/segment.ts'
import {
  at,
  DEAL_1,
  ELSEWHERE,
  type Happening,
  IDLE,
  LOCKED,
  PIPEDRIVE,
  play,
  timelineText,
} from '../../support/play-events.ts'

// The day of these tests begins at 09:00 UTC, and its working hours end at 18:00. If a category still
// runs at 19:00, Stint asks about that category.
const hour = 3600
const seven = 10 * hour

const asked = (happenings: Happening[]) => {
  const instant = doubtfulAt(play(happenings))
  return instant === undefined ? undefined : (instant - at(0)) / 1000
}

describe('rule 7: forgotten timers', () => {
  test.each<[string, Happening[], number | undefined]>([
    ['nothing runs: nothing is asked', [[0, 'stop']], undefined],
    ['after four hours', [[60, { pick: 'client-meeting' }]], 60 + 4 * hour],
    ['an hour past the working day', [[8 * hour, { pick: 'misc' }]], seven],
    ['begun after that: four hours later', [[seven, { pick: 'drive' }]], seven + 4 * hour],
    [
      'begun at night: at the next evening at the latest',
      [[30 * hour, { pick: 'misc' }]],
      34 * hour,
    ],
    [
      'picked again: the time counts from that pick',
      [
        [0, { pick: 'client-meeting' }],
        [3 * hour, { pick: 'client-meeting' }],
      ],
      7 * hour,
    ],
  ])('asks: %s', (_name, happenings, expected) => {
    expect(asked(happenings)).toBe(expected)
  })

  test.each<[string, Happening[], string[]]>([
    [
      'unanswered for 12 h with the person there: the rest is for them to say, and ends there',
      [
        [0, { pick: 'client-meeting' }],
        [12 * hour, 'timer'],
        [12 * hour + 90, ELSEWHERE],
      ],
      ['client-meeting 0–14400', 'unexplained 14400–43200'],
    ],
    [
      'unanswered overnight: the rest lasts until they are back',
      [
        [4 * hour, { pick: 'client-meeting' }],
        [6 * hour, LOCKED],
        [24 * hour, ELSEWHERE],
      ],
      ['client-meeting 14400–28800', 'unexplained 28800–86400'],
    ],
    [
      'the computer slept all night: just the same',
      [
        [4 * hour, { pick: 'client-meeting' }],
        [6 * hour, LOCKED],
        [24 * hour, ELSEWHERE, 'slept'],
      ],
      ['client-meeting 14400–28800', 'unexplained 28800–86400'],
    ],
    [
      'a call that its page brought: what it was put over, a day ago, does not go on',
      [
        [0, { pick: 'misc' }],
        [60, { at: 'site', category: 'outgoing-call' }],
        [65, 'timer'],
        [hour, LOCKED],
        [24 * hour, ELSEWHERE],
        [24 * hour + 15, 'timer'],
      ],
      ['misc 0–60', 'outgoing-call 60–14460', 'unexplained 14460–86400'],
    ],
    [
      'less than 12 h: it goes on',
      [
        [6 * hour, { pick: 'client-meeting' }],
        [7 * hour, IDLE],
        [17 * hour, ELSEWHERE],
      ],
      ['client-meeting 21600–'],
    ],
    [
      'automatic Documentation for 12 h is no exception; it starts again from there',
      [
        [60, PIPEDRIVE],
        [65, 'timer'],
        [60 + 12 * hour, 'timer'],
        [70 + 12 * hour, PIPEDRIVE],
      ],
      ['documentation 60–14460', 'unexplained 14460–43260', 'documentation 43260–'],
    ],
  ])('%s', (_name, happenings, expected) => {
    const { timeline } = play(happenings)
    expect(timelineText(play(happenings))).toEqual(expected)
    const rest = timeline.findIndex((s) => s.category === 'unexplained')
    expect(timeline.filter((s) => s.review)).toEqual(
      rest < 0 ? [] : timeline.slice(rest - 1, rest + 1),
    )
  })

  test('after Yes it asks again four hours later, and ends twelve hours later', () => {
    const state = play([[0, { pick: 'client-meeting' }]])
    const later = applySteps(state, confirmRunning(state, at(3 * hour)))
    expect(doubtfulAt(later)).toBe(at(7 * hour))
  })

  test('after No it ends at the first question', () => {
    const state = play([[0, { pick: 'client-meeting' }]])
    const ended = applySteps(state, endForgottenTimer(state, at(5 * hour)))
    expect(timelineText(ended)).toEqual(['client-meeting 0–14400', 'unexplained 14400–18000'])
    expect(timelineText(applySteps(state, endForgottenTimer(state, at(3 * hour))))).toEqual([
      'client-meeting 0–',
    ])
  })
})

describe('rule 7: still on the call?', () => {
  const call: Happening[] = [
    [0, { pick: 'outgoing-call' }],
    [100, DEAL_1],
  ]

  test('asks after ten unbroken minutes in the CRM, not before', () => {
    expect(crmSince(play(call), at(699))).toBeUndefined()
    expect(crmSince(play(call), at(700))).toBe(at(100))
    expect(crmSince(play([...call, [400, ELSEWHERE], [420, DEAL_1]]), at(900))).toBeUndefined()
    expect(
      crmSince(
        play([
          [0, { pick: 'misc' }],
          [10, DEAL_1],
        ]),
        at(900),
      ),
    ).toBeUndefined()
  })

  test('after the answer "notes" the call ends where the CRM began, and Documentation runs from there', () => {
    const state = play([...call, [800, DEAL_1]])
    const done = applySteps(state, documentFromCrm(state, at(800)))
    // Notes about the call are made in record `#1` of the CRM, so the call gets this record too.
    expect(timelineText(done)).toEqual(['outgoing-call#1 0–100', 'documentation#1 100–'])
    expect(crmOpenMs(done.timeline[0] as Stretch, at(800))).toBe(0)
    expect(done.timeline.at(-1)?.source).toBe('auto')
  })

  test('after "still on the call" it does not ask for ten minutes', () => {
    const state = play([...call, [800, DEAL_1]])
    const on = applySteps(state, confirmRunning(state, at(800)))
    expect(timelineText(on)).toEqual(['outgoing-call#1 0–'])
    expect(crmSince(on, at(1399))).toBeUndefined()
    expect(crmSince(on, at(1400))).toBe(at(100))
  })
})

describe('calls with the CRM open', () => {
  const beside = (happenings: Happening[], now: number) => {
    const state = play(happenings)
    return state.timeline.map((s) => [
      timelineText(state)[state.timeline.indexOf(s)],
      crmOpenMs(s, at(now)),
    ])
  }

  test('stay calls, and keep which card was open and for how long', () => {
    const happenings: Happening[] = [
      [0, { pick: 'incoming-call' }],
      [30, DEAL_1],
      [35, 'timer'],
      [90, ELSEWHERE],
      [200, DEAL_1],
      [205, 'timer'],
      [260, { pick: 'misc' }],
    ]
    expect(beside(happenings, 300)).toEqual([
      ['incoming-call#1 0–260', 120_000],
      ['misc 260–', 0],
    ])
  })

  test('a glimpse of under five seconds does not count; a list after the card changes nothing', () => {
    const glimpse: Happening[] = [
      [0, { pick: 'incoming-call' }],
      [30, DEAL_1],
      [33, ELSEWHERE],
    ]
    expect(beside(glimpse, 60)).toEqual([['incoming-call 0–', 0]])
    const list: Happening[] = [
      [0, { pick: 'incoming-call' }],
      [30, DEAL_1],
      [60, PIPEDRIVE],
      [90, PIPEDRIVE],
    ]
    expect(beside(list, 100)).toEqual([['incoming-call#1 0–', 70_000]])
  })

  test('time away from the computer is not counted as CRM time', () => {
    const happenings: Happening[] = [
      [0, { pick: 'incoming-call' }],
      [30, DEAL_1],
      [60, LOCKED],
      [600, ELSEWHERE],
    ]
    expect(beside(happenings, 700)).toEqual([['incoming-call#1 0–', 30_000]])
  })
})
