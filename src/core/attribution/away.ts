import { isOffComputer } from '../scheme/categories.ts'
import { isAside, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import { type Activity, activityOf, openOf, runsAt } from '../time/timeline.ts'
import { leaveCrmDuringCall } from './crm-during-call.ts'
import type { Memory, State } from './state.ts'
import { applySteps, chainSteps, type Step } from './steps.ts'

/**
 * Ends the automatic category at the instant its site was left, and resumes the category that ran
 * before that category (rule 3 of docs/domain.md).
 */
export function handBack({ memory }: State): Step[] {
  const { over, place } = memory
  if (!over || place.site) return []
  const at = place.since
  return [
    over.what ? { do: 'start', at, what: over.what } : { do: 'end', at },
    { do: 'remember', memory: { over: undefined } },
  ]
}

/** Rule 5 of docs/domain.md: the person is away from the instant `at` on. */
export function goAway(state: State, at: number): Step[] {
  return chainSteps(state, [
    // If the person left a site before the absence began, the category of that site ends first, at
    // the instant of leaving (rule 3 of docs/domain.md).
    (s) => (s.memory.place.since <= at ? handBack(s) : []),
    (s) => leaveTheDesk(s, at),
    (s) => (isCallBySite(s) ? [] : leaveTheSite(s, at)),
  ])
}

/**
 * A call or meeting that a page started automatically goes on while the person uses no keyboard or
 * mouse, and remains automatic.
 */
const isCallBySite = ({ memory, timeline, categories }: State) =>
  memory.over !== undefined && isOffComputer(openOf(timeline)?.category, categories)

const leaveTheSite = (state: State, at: number): Step[] => [
  ...leaveCrmDuringCall(state, at),
  { do: 'remember', memory: { over: undefined, place: placeOffSite(state.memory.place, at) } },
]

const placeOffSite = (place: Memory['place'], at: number) => (place.site ? { since: at } : place)

/**
 * Ends the running category if it needs the computer. The time from `at` on is then unexplained.
 */
export function leaveTheDesk(state: State, at: number): Step[] {
  const was = runsAt(state.timeline, at)
  const onCall = state.memory.call !== undefined
  if (onCall || isOffComputer(was?.category, state.categories)) return [rememberAway(at)]
  if (!was || isAside(was.category)) return [{ do: 'cut', at }, rememberAway(at)]
  const hasLasted = was.source === 'hand' || at - was.startedAt >= state.settings.enterAfter
  const ended: Step[] = hasLasted ? [{ do: 'cut', at }] : takeBackEntry(state, was)
  const ran = openOf(applySteps(state, ended).timeline)
  if (!hasLasted && !ran) return [...ended, rememberAway(at)]
  const unexplained: Activity = { category: UNEXPLAINED, source: 'auto' }
  return [...ended, { do: 'start', at, what: unexplained }, rememberAway(at, resumeOf(state))]
}

const rememberAway = (since: number, resume?: Activity): Step => ({
  do: 'remember',
  memory: { away: { since, ...(resume && { resume }) } },
})

/**
 * The activity to resume after the absence: the category that the person picked, even if an
 * automatic category has started since that pick.
 */
function resumeOf({ timeline, memory }: State): Activity | undefined {
  if (memory.over) return memory.over.what
  const open = openOf(timeline)
  return open && !isAside(open.category) ? activityOf(open) : undefined
}

/**
 * If a category, or a segment for another CRM record, started automatically less than `enterAfter`
 * ago, undoes this start.
 */
function takeBackEntry(state: State, was: Stretch): Step[] {
  const at = was.startedAt
  const before = state.timeline.find((s) => s.endedAt === at)
  const same = before?.source === 'auto' && !isAside(before.category)
  const what = same ? activityOf(before) : resumeOf(state)
  return [{ do: 'cut', at }, ...(what ? [{ do: 'start', at, what } as const] : [])]
}

/**
 * Rule 6 of docs/domain.md: when the person returns, the category that ran before the absence
 * resumes. The time away remains unexplained until the person assigns it to a category.
 */
export function backFromAway({ timeline, memory }: State, now: number): Step[] {
  const { away } = memory
  if (!away) return []
  const back: Step = { do: 'remember', memory: { away: undefined, here: now } }
  if (openOf(timeline)?.category !== UNEXPLAINED) return [back]
  return [away.resume ? { do: 'start', at: now, what: away.resume } : { do: 'end', at: now }, back]
}
