import { expect, test } from 'vitest'
import { answersToCall } from '../../../src/core/attribution/call-answers.ts'
import { notesAfterCall } from '../../../src/core/attribution/notes-after-call.ts'
import { DETAILED } from '../../../src/core/scheme/categories.ts'
import type { Stretch } from '../../../src/core/time/segment.ts'
import { minute } from '../../../src/core/time/units.ts'

const deal = { product: 'pipedrive', record: { type: 'deal', id: '4182' } }
const stretch = (category: string, from: number, to?: number, more: Partial<Stretch> = {}) => ({
  category,
  startedAt: from * minute,
  ...(to !== undefined && { endedAt: to * minute }),
  source: 'hand' as const,
  ...more,
})
const call = stretch('outgoing-call', 0, 20, { context: deal })

const cases: [name: string, timeline: Stretch[], now: number, offered: boolean][] = [
  ['just after a call with the CRM open', [call], 21, true],
  ['while the work before it has resumed', [call, stretch('misc', 20)], 25, true],
  ['after a break that followed it', [call, stretch('break', 20, 24)], 25, true],
  ['until ten minutes later', [call, stretch('misc', 20)], 31, false],
  ['not while it runs', [stretch('outgoing-call', 0, undefined, { context: deal })], 5, false],
  ['not once notes were begun', [call, stretch('documentation', 20, 22)], 23, false],
  ['not without the CRM', [stretch('outgoing-call', 0, 20)], 21, false],
  ['not for a call before the last one', [call, stretch('client-meeting', 20, 22)], 23, false],
]

test.each(cases)('notes are offered %s', (_name, timeline, now, offered) => {
  expect(notesAfterCall(timeline, now * minute, DETAILED)).toEqual(offered ? deal : undefined)
})

test.each([
  ['client-meeting', ['client-meeting', 'prospect-meeting', 'internal-meeting']],
  ['incoming-call', ['incoming-call', 'outgoing-call']],
  // *Sales meeting* is a part of *Internal meeting*, so the list offers it in place of *Internal
  // meeting*.
  ['sales-meeting', ['sales-meeting', 'client-meeting', 'prospect-meeting']],
  ['drive', ['drive']],
])('a call that counts as %s may have been %j', (category, answers) => {
  expect(answersToCall(category, DETAILED)).toEqual(answers)
})
