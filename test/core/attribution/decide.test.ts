import { describe, expect, test } from 'vitest'
import { dueAt } from '../../../src/core/attribution/decide.ts'
import { DEFAULTS } from '../../../src/core/settings/settings.ts'
import {
  at,
  DEAL_1,
  DEAL_2,
  ELSEWHERE,
  type Happening,
  IDLE,
  LOCKED,
  PIPEDRIVE,
  play,
  timelineText,
} from '../../support/play-events.ts'

const cases: [rule: string, name: string, Happening[], string[]][] = [
  [
    '2',
    'Documentation runs from the instant that the CRM came, once it has held for 5 s',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [65, 'timer'],
    ],
    ['research 0–60', 'documentation 60–'],
  ],
  [
    '2',
    'a glance of under 5 s does not count',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [64.9, ELSEWHERE],
      [70, 'timer'],
    ],
    ['research 0–'],
  ],
  [
    '2',
    'without a break: two glances do not add up',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [64, ELSEWHERE],
      [65, PIPEDRIVE],
      [69, 'timer'],
    ],
    ['research 0–'],
  ],
  [
    '2',
    'starts by itself when nothing runs',
    [
      [60, PIPEDRIVE],
      [65, 'timer'],
    ],
    ['documentation 60–'],
  ],
  [
    '2',
    'a call does not yield',
    [
      [0, { pick: 'outgoing-call' }],
      [60, PIPEDRIVE],
      [200, 'timer'],
      [220, PIPEDRIVE],
    ],
    ['outgoing-call 0–'],
  ],
  [
    '2',
    'another record that holds starts a segment at the instant it came; a glimpse does not',
    [
      [0, { pick: 'research' }],
      [60, DEAL_1],
      [65, 'timer'],
      [80, DEAL_2],
      [83, DEAL_1],
      [100, DEAL_2],
      [105, 'timer'],
    ],
    ['research 0–60', 'documentation#1 60–100', 'documentation#2 100–'],
  ],
  [
    '3',
    'Documentation ends at the instant of leaving, and what ran before goes on',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [100, ELSEWHERE],
      [115, 'timer'],
    ],
    ['research 0–60', 'documentation 60–100', 'research 100–'],
  ],
  [
    '3',
    'a hop of under 15 s counts as Documentation',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [100, ELSEWHERE],
      [114.9, PIPEDRIVE],
      [200, 'timer'],
    ],
    ['research 0–60', 'documentation 60–'],
  ],
  [
    '3',
    'what started by itself over nothing ends with nothing',
    [
      [60, PIPEDRIVE],
      [100, ELSEWHERE],
      [116, 'timer'],
    ],
    ['documentation 60–100'],
  ],
  [
    '3',
    'a pick during a pending leave settles it at the instant of leaving',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [100, ELSEWHERE],
      [110, { pick: 'misc' }],
    ],
    ['research 0–60', 'documentation 60–100', 'research 100–110', 'misc 110–'],
  ],
  [
    '3',
    'going away during a pending leave settles it too',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [100, ELSEWHERE],
      [110, LOCKED],
    ],
    ['research 0–60', 'documentation 60–100', 'research 100–110', 'unexplained 110–'],
  ],
  [
    '4',
    'a click in the CRM suppresses detection until the CRM was left and entered again',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [70, { pick: 'misc' }],
      [100, 'timer'],
      [120, ELSEWHERE],
      [130, PIPEDRIVE],
      [150, ELSEWHERE],
      [166, PIPEDRIVE],
      [171, 'timer'],
    ],
    ['research 0–60', 'documentation 60–70', 'misc 70–166', 'documentation 166–'],
  ],
  [
    '4',
    'a click within 15 s after leaving quiets as well',
    [
      [60, PIPEDRIVE],
      [100, ELSEWHERE],
      [114, { pick: 'misc' }],
      [114.5, PIPEDRIVE],
      [130, 'timer'],
    ],
    ['documentation 60–100', 'misc 114–'],
  ],
  [
    '4',
    'a click made elsewhere quiets nothing',
    [
      [60, PIPEDRIVE],
      [100, ELSEWHERE],
      [115, { pick: 'misc' }],
      [116, PIPEDRIVE],
      [121, 'timer'],
    ],
    ['documentation 60–100', 'misc 115–116', 'documentation 116–'],
  ],
  [
    '4',
    'Stop in the CRM stops, and stays stopped',
    [
      [60, PIPEDRIVE],
      [70, 'stop'],
      [100, 'timer'],
      [101, PIPEDRIVE],
    ],
    ['documentation 60–70'],
  ],
  [
    '4',
    'ending a call in the CRM quiets nothing: after a call come the notes',
    [
      [0, PIPEDRIVE],
      [2, { pick: 'outgoing-call' }],
      [60, 'stop'],
      [65, 'timer'],
    ],
    ['outgoing-call 2–60', 'documentation 60–'],
  ],
  [
    '4',
    'Documentation picked while it runs by itself is not handed back any more',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [70, { pick: 'documentation' }],
      [100, ELSEWHERE],
      [200, 'timer'],
    ],
    ['research 0–60', 'documentation 60–70', 'documentation 70–'],
  ],
  [
    '4',
    'back goes to the last different category picked',
    [
      [0, { pick: 'research' }],
      [10, { pick: 'misc' }],
      [20, 'back'],
      [30, 'back'],
    ],
    ['research 0–10', 'misc 10–20', 'research 20–30', 'misc 30–'],
  ],
  [
    '5',
    'idle ends what needs the computer at the last input, and asks for the rest',
    [
      [0, { pick: 'research' }],
      [600, IDLE],
    ],
    ['research 0–300', 'unexplained 300–'],
  ],
  [
    '5',
    'a lock ends it at the report',
    [
      [0, { pick: 'research' }],
      [600, LOCKED],
    ],
    ['research 0–600', 'unexplained 600–'],
  ],
  [
    '5',
    'no sign of life: it ended at the last one',
    [
      [0, { pick: 'research' }],
      [60, ELSEWHERE],
      [4000, ELSEWHERE, 'slept'],
    ],
    ['research 0–60', 'unexplained 60–4000', 'research 4000–'],
  ],
  [
    '5',
    'an own timer is no sign of life, and what had not held at the last one is undone',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [65, 'timer'],
      [4000, ELSEWHERE, 'slept'],
    ],
    ['research 0–60', 'unexplained 60–4000', 'research 4000–'],
  ],
  [
    '5',
    'a late timer after sleep decides nothing',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [4000, 'timer', 'slept'],
    ],
    ['research 0–'],
  ],
  [
    '5',
    'a page that changed after the last input changes nothing',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [200, ELSEWHERE],
      [216, 'timer'],
      [400, IDLE],
    ],
    ['research 0–60', 'documentation 60–100', 'unexplained 100–'],
  ],
  [
    '5',
    'a call goes on, idle and locked and asleep',
    [
      [0, { pick: 'outgoing-call' }],
      [600, IDLE],
      [700, LOCKED],
      [9000, ELSEWHERE, 'slept'],
    ],
    ['outgoing-call 0–'],
  ],
  [
    '5',
    'where nothing ran, nothing is asked',
    [
      [0, { pick: 'research' }],
      [10, 'stop'],
      [310, IDLE],
      [900, ELSEWHERE],
    ],
    ['research 0–10'],
  ],
  [
    '6',
    'the picked category resumes, not the automatic Documentation; then the rules apply again',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [65, 'timer'],
      [600, LOCKED],
      [900, PIPEDRIVE],
      [905, 'timer'],
    ],
    ['research 0–60', 'documentation 60–600', 'unexplained 600–900', 'documentation 900–'],
  ],
  [
    '6',
    'a return to a page outside the CRM',
    [
      [0, { pick: 'research' }],
      [60, PIPEDRIVE],
      [65, 'timer'],
      [600, LOCKED],
      [900, ELSEWHERE],
    ],
    ['research 0–60', 'documentation 60–600', 'unexplained 600–900', 'research 900–'],
  ],
  [
    '9',
    'two clicks in one millisecond: the later replaces the earlier',
    [
      [0, { pick: 'research' }],
      [10, { pick: 'misc' }],
      [10, { pick: 'client-meeting' }],
    ],
    ['research 0–10', 'client-meeting 10–'],
  ],
]

describe('attribution', () => {
  test.each(cases)('rule %s: %s', (_rule, _name, happenings, expected) => {
    expect(timelineText(play(happenings))).toEqual(expected)
  })

  test('auto-start can be switched off', () => {
    expect(
      timelineText(
        play(
          [
            [60, PIPEDRIVE],
            [70, 'timer'],
          ],
          { autoStart: false },
        ),
      ),
    ).toEqual([])
  })

  test('returns when a rule next becomes due', () => {
    const entered: Happening[] = [
      [0, 'stop'],
      [60, PIPEDRIVE],
    ]
    expect(dueAt(play([[0, 'stop']]))).toBeUndefined()
    expect(dueAt(play(entered))).toBe(at(65))
    // While the category Documentation runs in the CRM, nothing becomes due before `capAfter`, the limit
    // for a forgotten timer (rule 7 of docs/domain.md).
    expect(dueAt(play([...entered, [65, 'timer']]))).toBe(at(60) + DEFAULTS.capAfter)
    expect(dueAt(play([...entered, [65, 'timer'], [90, ELSEWHERE]]))).toBe(at(105))
  })
})
