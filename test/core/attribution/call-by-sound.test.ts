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

const heard = (...sounds: HeardTab[]) => withSounds(ELSEWHERE, ...sounds)

const cases: [name: string, Happening[], string[]][] = [
  [
    'a call begins at the first sound and ends at the last, once there has been none for 90 s',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [70, heard(meet)],
      [600, heard(silent(meet))],
      [690, 'timer'],
    ],
    ['misc 0–60', 'client-meeting 60–600', 'misc 600–'],
  ],
  [
    'a sound of under 10 s is no call',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [69.9, heard(silent(meet))],
      [200, ELSEWHERE],
    ],
    ['misc 0–'],
  ],
  [
    'two short sounds do not add up',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [66, heard(silent(meet))],
      [67, heard(meet)],
      [75, heard(silent(meet))],
      [200, ELSEWHERE],
    ],
    ['misc 0–'],
  ],
  [
    'a silence of under 90 s is part of the call',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [100, heard(silent(meet))],
      [189, heard(meet)],
      [300, heard(silent(meet))],
      [400, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–300', 'misc 300–'],
  ],
  [
    'a sound after more than 90 s is another call, even if nothing happened meanwhile',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [241, heard(silent(meet))],
      [332, heard(meet)],
      [400, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–241', 'misc 241–332', 'client-meeting 332–400', 'misc 400–'],
  ],
  [
    'a closed tab ends it at once',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [300, ELSEWHERE],
      [301, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–300', 'misc 300–'],
  ],
  [
    'nothing need run before',
    [
      [60, heard(meet)],
      [300, ELSEWHERE],
    ],
    ['client-meeting 60–300'],
  ],
  [
    'one event is enough to know a call that has ended',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [100, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–100', 'misc 100–'],
  ],
  [
    'an off-computer category goes on',
    [
      [0, { pick: 'outgoing-call' }],
      [60, heard(meet)],
      [120, heard(meet)],
      [300, ELSEWHERE],
    ],
    ['outgoing-call 0–'],
  ],
  [
    'it never yields to the CRM, whatever its category',
    [
      [0, { pick: 'misc' }],
      [60, heard(webinar)],
      [80, withSounds(PIPEDRIVE, webinar)],
      [200, withSounds(PIPEDRIVE, webinar)],
      [300, heard(webinar)],
      [320, ELSEWHERE],
    ],
    ['misc 0–60', 'research 60–320', 'misc 320–'],
  ],
  [
    'idle and lock change nothing while it plays',
    [
      [0, { pick: 'misc' }],
      [60, heard(webinar)],
      [400, withSounds(IDLE, webinar)],
      [500, withSounds(LOCKED, webinar)],
      [600, heard(webinar)],
      [620, ELSEWHERE],
    ],
    ['misc 0–60', 'research 60–620', 'misc 620–'],
  ],
  [
    'a person who is not there at its end is away from then on',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
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
      [60, heard(meet)],
      [400, heard(silent(meet))],
      [420, withSounds(LOCKED, silent(meet))],
      [800, heard(silent(meet))],
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
      [58, heard(dialler)],
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
      [60, heard(meet)],
      [600, heard(silent(meet))],
      [605, withSounds(PIPEDRIVE, silent(meet))],
      [655, heard(silent(meet))],
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
      [60, heard(meet)],
      [100, { pick: 'research' }],
      [160, heard(silent(meet))],
      [249, heard(meet)],
      [300, heard(silent(meet))],
      [390, heard(meet)],
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
      [60, heard(meet)],
      [100, 'stop'],
      [200, heard(meet)],
      [400, ELSEWHERE],
    ],
    ['misc 0–60', 'client-meeting 60–100'],
  ],
  [
    'a pick while a sound begins counts, not the sound',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [65, { pick: 'research' }],
      [200, heard(meet)],
    ],
    ['misc 0–65', 'research 65–'],
  ],
  [
    'a pick during a silence leaves the call its end',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [300, heard(silent(meet))],
      [330, { pick: 'research' }],
    ],
    ['misc 0–60', 'client-meeting 60–300', 'misc 300–330', 'research 330–'],
  ],
  [
    'the second of two meetings begins where the first ended',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [100, heard(meet, dialler)],
      [200, heard(silent(meet), dialler)],
      [400, heard(silent(meet), dialler)],
      [500, heard(silent(meet))],
      [501, heard(silent(meet))],
    ],
    ['misc 0–60', 'client-meeting 60–200', 'outgoing-call 200–500', 'misc 500–'],
  ],
  [
    'a computer that slept played nothing',
    [
      [0, { pick: 'misc' }],
      [60, heard(meet)],
      [120, heard(meet)],
      [4000, heard(meet), 'slept'],
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
    [60, heard(asked)],
    [70, heard(asked)],
    [300, heard(silent(asked))],
    [390, 'timer'],
    [400, heard(asked)],
    [420, heard(asked)],
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
