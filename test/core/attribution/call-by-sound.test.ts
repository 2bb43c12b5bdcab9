import { expect, test } from 'vitest'
import type { HeardTab } from '../../../src/core/attribution/sounds.ts'
import {
  DEAL_1,
  ELSEWHERE,
  type Happening,
  IDLE,
  LOCKED,
  PIPEDRIVE,
  play,
  timelineText,
} from '../../support/play-events.ts'
import { meet, silent, withSounds } from '../../support/sounding-tabs.ts'

const dialler: HeardTab = { tab: 2, category: 'outgoing-call', audible: true }
const webinar: HeardTab = { tab: 3, category: 'research', audible: true }

const lookWith = (...sounds: HeardTab[]) => withSounds(ELSEWHERE, ...sounds)

const cases: [name: string, Happening[], string[]][] = [
  [
    'a call begins at the first sound and ends at the last, once there has been none for 90 s',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [70, lookWith(meet)],
      [600, lookWith(silent(meet))],
      [690, 'timer'],
    ],
    ['misc 0–60', 'client-meeting 60–600', 'misc 600–'],
  ],
  [
    'a sound of under 10 s is no call',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [69.9, lookWith(silent(meet))],
      [200, ELSEWHERE],
    ],
    ['misc 0–'],
  ],
  [
    'two short sounds do not add up',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [66, lookWith(silent(meet))],
      [67, lookWith(meet)],
      [75, lookWith(silent(meet))],
      [200, ELSEWHERE],
    ],
    ['misc 0–'],
  ],
  [
    'a silence of under 90 s is part of the call',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [100, lookWith(silent(meet))],
      [189, lookWith(meet)],
      [300, lookWith(silent(meet))],
      [400, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–300', 'misc 300–'],
  ],
  [
    'a sound after more than 90 s is another call, even if nothing happened meanwhile',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [241, lookWith(silent(meet))],
      [332, lookWith(meet)],
      [400, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–241', 'misc 241–332', 'client-meeting 332–400', 'misc 400–'],
  ],
  [
    'a closed tab ends it at once',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [300, ELSEWHERE],
      [301, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–300', 'misc 300–'],
  ],
  [
    'nothing need run before',
    [
      [60, lookWith(meet)],
      [300, ELSEWHERE],
    ],
    ['client-meeting 60–300'],
  ],
  [
    'one event is enough to know a call that has ended',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [100, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–100', 'misc 100–'],
  ],
  [
    'an off-computer category goes on',
    [
      [0, { pick: 'outgoing-call' }],
      [60, lookWith(meet)],
      [120, lookWith(meet)],
      [300, ELSEWHERE],
    ],
    ['outgoing-call 0–'],
  ],
  [
    'it never yields to the CRM, whatever its category',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(webinar)],
      [80, withSounds(PIPEDRIVE, webinar)],
      [200, withSounds(PIPEDRIVE, webinar)],
      [300, lookWith(webinar)],
      [320, ELSEWHERE],
    ],
    ['misc 0–60', 'research 60–320', 'misc 320–'],
  ],
  [
    'idle and lock change nothing while it plays',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(webinar)],
      [400, withSounds(IDLE, webinar)],
      [500, withSounds(LOCKED, webinar)],
      [600, lookWith(webinar)],
      [620, ELSEWHERE],
    ],
    ['misc 0–60', 'research 60–620', 'misc 620–'],
  ],
  [
    'a person who is not there at its end is away from then on',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [400, withSounds(LOCKED, meet)],
      [500, LOCKED],
      [800, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–500', 'unexplained 500–800', 'misc 800–'],
  ],
  [
    'a lock during the last silence is when the absence began',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [400, lookWith(silent(meet))],
      [420, withSounds(LOCKED, silent(meet))],
      [800, lookWith(silent(meet))],
    ],
    ['misc 0–60', 'client-meeting 60–400', 'misc 400–420', 'unexplained 420–800', 'misc 800–'],
  ],
  [
    'a sound may begin while the person is away from the keyboard',
    [
      [0, { pick: 'misc' }],
      [60, LOCKED],
      [100, withSounds(LOCKED, meet)],
      [200, withSounds(LOCKED, meet)],
      [300, LOCKED],
      [360, ELSEWHERE],
    ],
    [
      'misc 0–60',
      'unexplained 60–100',
      'client-meeting 100–300',
      'unexplained 300–360',
      'misc 360–',
    ],
  ],
  [
    'Documentation ends where the call begins, and notes follow it from its end on',
    [
      [0, { pick: 'research' }],
      [50, PIPEDRIVE],
      [60, withSounds(PIPEDRIVE, dialler)],
      [200, PIPEDRIVE],
      [300, ELSEWHERE],
      [315, 'timer'],
    ],
    [
      'research 0–50',
      'documentation 50–60',
      'outgoing-call 60–200',
      'documentation 200–300',
      'research 300–',
    ],
  ],
  [
    'CRM that was entered after the sound began belongs to the call',
    [
      [0, { pick: 'research' }],
      [58, lookWith(dialler)],
      [60, withSounds(DEAL_1, dialler)],
      [66, withSounds(DEAL_1, dialler)],
      [68, withSounds(DEAL_1, dialler)],
      [200, ELSEWHERE],
    ],
    ['research 0–58', 'outgoing-call#1 58–200', 'research 200–'],
  ],
  [
    'notes that were written and finished within the 90 s count',
    [
      [0, { pick: 'research' }],
      [60, lookWith(meet)],
      [600, lookWith(silent(meet))],
      [605, withSounds(PIPEDRIVE, silent(meet))],
      [655, lookWith(silent(meet))],
      [700, ELSEWHERE],
    ],
    [
      'research 0–60',
      'client-meeting 60–600',
      'research 600–605',
      'documentation 605–655',
      'research 655–',
    ],
  ],
  [
    'a pick ends it, and keeps its tab quiet until that has been silent for 90 s',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [100, { pick: 'research' }],
      [160, lookWith(silent(meet))],
      [249, lookWith(meet)],
      [300, lookWith(silent(meet))],
      [390, lookWith(meet)],
      [500, ELSEWHERE],
    ],
    [
      'misc 0–60',
      'client-meeting 60–100',
      'research 100–390',
      'client-meeting 390–500',
      'research 500–',
    ],
  ],
  [
    'End ends it for good',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [100, 'stop'],
      [200, lookWith(meet)],
      [400, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–100'],
  ],
  [
    'a pick while a sound begins counts, not the sound',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [65, { pick: 'research' }],
      [200, lookWith(meet)],
    ],
    ['misc 0–65', 'research 65–'],
  ],
  [
    'a pick during a silence leaves the call its end',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [300, lookWith(silent(meet))],
      [330, { pick: 'research' }],
    ],
    ['misc 0–60', 'client-meeting 60–300', 'misc 300–330', 'research 330–'],
  ],
  [
    'the second of two meetings begins where the first ended',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [100, lookWith(meet, dialler)],
      [200, lookWith(silent(meet), dialler)],
      [400, lookWith(silent(meet), dialler)],
      [500, lookWith(silent(meet))],
      [501, lookWith(silent(meet))],
    ],
    ['misc 0–60', 'client-meeting 60–200', 'outgoing-call 200–500', 'misc 500–'],
  ],
  [
    'a computer that slept played nothing',
    [
      [0, { pick: 'misc' }],
      [60, lookWith(meet)],
      [120, lookWith(meet)],
      [4000, lookWith(meet), 'slept'],
      [4100, ELSEWHERE],
    ],
    [
      'misc 0–60',
      'client-meeting 60–120',
      'unexplained 120–4000',
      'client-meeting 4000–4100',
      'misc 4100–',
    ],
  ],
]

test.each(cases)('%s', (_, happenings, expected) => {
  expect(timelineText(play(happenings))).toEqual(expected)
})

test('a call after which the person is asked has a review mark, also when a click ends it', () => {
  const asked: HeardTab = { ...meet, ask: true }
  const { timeline } = play([
    [0, { pick: 'misc' }],
    [60, lookWith(asked)],
    [70, lookWith(asked)],
    [300, lookWith(silent(asked))],
    [390, 'timer'],
    [400, lookWith(asked)],
    [420, lookWith(asked)],
    [500, { pick: 'misc' }],
  ])
  expect(timeline.map(({ category, review }) => [category, review])).toEqual([
    ['misc', undefined],
    ['client-meeting', true],
    ['misc', undefined],
    ['client-meeting', true],
    ['misc', undefined],
  ])
})
