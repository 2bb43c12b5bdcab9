import { type Context, isSameContext } from '../time/segment.ts'
import { slipOf } from '../time/sliver.ts'
import { activityOf, openOf } from '../time/timeline.ts'
import { handBack } from './away.ts'
import { assumeSoundsContinue } from './call-by-sound.ts'
import { catchUp, endSilentCall, endSoundsInGap, settleReturn } from './decide.ts'
import { crmSince } from './doubt.ts'
import { enteredAt, hasLeft, isOnCall, type Memory, type State } from './state.ts'
import { chainSteps, type Step } from './steps.ts'
import { withoutAutomatic } from './without-automatic.ts'

/**
 * Applies the person's click on a category. A click has priority over detection, so the category
 * starts at once (rule 4 of docs/domain.md). If the pick before this one lasted less than 5 seconds
 * (a *sliver*, rule 12 of docs/domain.md), *back* does not lead to that earlier pick.
 * @param more note and CRM record of the new stretch; if they differ from those of the running
 * stretch, a new stretch starts
 */
export const pick = (state: State, category: string, now: number, more: More = {}): Step[] =>
  afterPendingLeave(state, (s) => {
    const slip = slipOf(s.timeline, now, { category, source: 'hand' })
    const { picks } = s.memory
    const wrong = slip?.source === 'hand' && slip.category === picks[0]
    const known = wrong ? picks.slice(1) : picks
    return takePick({ ...s, memory: { ...s.memory, picks: known } }, category, now, more)
  })

/** Data that a stretch can get, in addition to its category, when the person picks it. */
interface More {
  note?: string
  context?: Context | undefined
}

/**
 * Starts the last picked category that differs from the running one. Returns no steps if none does.
 */
export const back = (state: State, now: number): Step[] =>
  afterPendingLeave(state, (s) => {
    const category = s.memory.picks.find((c) => c !== openOf(s.timeline)?.category)
    return category ? takePick(s, category, now) : []
  })

function takePick(state: State, category: string, now: number, more: More = {}): Step[] {
  const { memory } = state
  const open = openOf(state.timeline)
  const { site } = memory.place
  const { note } = more
  const context = more.context ?? (category === site?.category ? site.context : undefined)
  const what = activityOf({ category, source: 'hand', context, note })
  const isNoted = !note || open?.note === note
  const isAbout = !more.context || isSameContext(open?.context, more.context)
  const goesOn = open?.category === category && open.source === 'hand' && isNoted && isAbout
  const picks = addPick(memory.picks, category)
  return [
    ...(goesOn ? [] : [{ do: 'start', at: now, what } as const]),
    { do: 'remember', memory: { ...quietAfterClick(state, now), picks, confirmed: now } },
  ]
}

/**
 * Adds a pick to the list, which keeps the last three different categories. Two are not enough: if
 * the person replaces a wrong pick within 5 seconds by the category before it, the wrong pick is
 * removed from the list, and *back* must still find an earlier category.
 */
export const addPick = (picks: readonly string[], category: string): readonly string[] =>
  [category, ...picks.filter((c) => c !== category)].slice(0, 3)

/**
 * Stops the running category. After that, a CRM page that is open starts nothing (the click
 * suppresses CRM detection, rule 4 of docs/domain.md). A call or meeting is an exception: when the
 * person stops it, CRM detection is not suppressed, because people write notes in the CRM after a
 * call.
 */
export const stop = (state: State, now: number): Step[] =>
  afterPendingLeave(state, (s) => {
    const open = openOf(s.timeline)
    if (!open) return []
    const end = { do: 'end', at: now } as const
    const memory = quietAfterClick(s, now)
    if (!isOnCall(s)) return [end, { do: 'remember', memory }]
    const place = enteredAt(s.memory.place, now)
    return [end, { do: 'remember', memory: { ...memory, quiet: false, place } }]
  })

/** The person confirms that the running category goes on (rule 7 of docs/domain.md). */
export const confirmRunning = (_: State, now: number): Step[] => [
  { do: 'remember', memory: { confirmed: now } },
]

/**
 * Ends the call at the instant at which the CRM was opened, and starts the category Documentation
 * automatically at that instant (rule 7 of docs/domain.md). The CRM record that was stored with the
 * call remains stored with it.
 */
export function documentFromCrm(state: State, now: number): Step[] {
  const { site } = state.memory.place
  const at = crmSince(state, now)
  if (!site || at === undefined) return []
  const { call } = state.memory
  const over = call?.what ? { what: call.what } : {}
  return [
    { do: 'start', at, what: { ...site, source: 'auto' } },
    { do: 'remember', memory: { ...quietAfterClick(state, now), over, quiet: false } },
  ]
}

/**
 * Applies everything that was due before a command of the person: the sleep of the computer, the
 * person's return, and rules that had become due. These changes are separate from the command, so
 * that *undo* reverses only the command.
 */
export const settleBeforeCommand = (state: State, now: number): Step[] =>
  chainSteps(state, [
    (s) => endSoundsInGap(s, now),
    (s) => assumeSoundsContinue(s, now),
    (s) => catchUp(s, now),
    (s) => settleReturn(s, now),
    () => [{ do: 'remember', memory: { lastSeen: now, here: now } }],
  ])

/**
 * Before a command, ends the category of a site that the person has just left (rule 3 of
 * docs/domain.md), and a call that is silent now (rule 10 of docs/domain.md).
 */
const afterPendingLeave = (state: State, command: (state: State) => Step[]): Step[] =>
  chainSteps(state, [endSilentCall, handBack, command])

/**
 * Returns the changes of the stored `Memory` after a click of the person in Stint. The click
 * suppresses detection if a site that starts a category is in front, or was left less than
 * `leaveAfter` ago; otherwise it does not (rule 4 of docs/domain.md). Every click suppresses all
 * tabs that play sound (rule 10 of docs/domain.md).
 */
export function quietAfterClick(
  { memory, settings }: Pick<State, 'memory' | 'settings'>,
  now: number,
): ReturnType<typeof withoutAutomatic> & Pick<Memory, 'quiet'> {
  const { place, quiet } = memory
  return { ...withoutAutomatic(memory), quiet: quiet || !hasLeft(place, now, settings) }
}
