/** Rule 10 of docs/domain.md: a call or meeting runs while a tab of its site plays sound. */
import { categoryOf } from '../scheme/categories.ts'
import { isAside } from '../time/segment.ts'
import { type Activity, activityOf, openOf } from '../time/timeline.ts'
import { handBack, leaveTheDesk } from './away.ts'
import { hasEnded, type SoundTab, soundsAfter, soundsFrom } from './sounds.ts'
import {
  type CallBySound,
  enteredAt,
  isOnCall,
  type Memory,
  type Observation,
  type Silence,
  type State,
} from './state.ts'
import { chainSteps, type Rule, type Step } from './steps.ts'

/**
 * Updates the stored list of tabs that play sound, and stores when the running call became silent.
 */
export function updateSounds(
  state: State,
  { sounds: heard = [] }: Pick<Observation, 'sounds'>,
  now: number,
): Step[] {
  const { memory, settings } = state
  const { sounds: known = [], call } = memory
  const kept = known.filter((one) => one.tab === call?.tab || !hasEnded(one, now, settings))
  const sounds = soundsAfter(kept, heard, now, settings)
  if (sounds === kept && kept.length === known.length) return []
  const silence = silenceOf(state, sounds)
  return [
    { do: 'remember', memory: { sounds } },
    ...(call && silence !== call.silence ? [rememberSilence(call, silence)] : []),
  ]
}

/**
 * Used when there is no observation of the browser. Updates the list of tabs that play sound: every
 * tab that played sound counts as still playing, because no event up to `now` has shown a silence.
 */
export const assumeSoundsContinue = (state: State, now: number): Step[] => {
  const { sounds = [] } = state.memory
  const isAudible = ({ silentSince }: SoundTab) => silentSince === undefined
  const heard = sounds.filter(({ closed }) => !closed)
  return updateSounds(
    state,
    { sounds: heard.map((one) => ({ ...one, audible: isAudible(one) })) },
    now,
  )
}

/**
 * Returns the data about the present silence of the running call: the stored data or, if none are
 * stored yet, data that are made from the present state. Returns undefined if the tab of the call
 * plays sound.
 */
function silenceOf({ memory, timeline }: State, sounds: readonly SoundTab[]) {
  const { call, place, away } = memory
  if (!call || tabOf(call.tab, sounds)?.silentSince === undefined) return undefined
  const { beside } = openOf(timeline) ?? {}
  return call.silence ?? { place, ...(away && { away }), ...(beside && { beside }), seen: [] }
}

function rememberSilence(call: CallBySound, silence: Silence | undefined): Step {
  const { silence: _, ...rest } = call
  return { do: 'remember', memory: { call: { ...rest, ...(silence && { silence }) } } }
}

const tabOf = (tab: number, sounds: readonly SoundTab[] = []) =>
  sounds.find((one) => one.tab === tab)

/**
 * The tab whose call starts next: its sound has lasted for `soundAfter`, and neither a click nor
 * another call suppresses it. Of several such tabs, the one whose sound began first.
 */
function nextCall({ memory: { sounds = [] }, categories }: State): SoundTab | undefined {
  return sounds
    .filter(
      ({ hasHeld, quiet, category, since, silentSince = Number.POSITIVE_INFINITY }) =>
        hasHeld && !quiet && since < silentSince && categoryOf(category, categories),
    )
    .sort((a, b) => a.since - b.since)[0]
}

/**
 * Starts the call at the instant its sound began. Only an observation can show that the sound
 * lasted for `soundAfter`, so a timer never starts a call (rule 8 of docs/domain.md).
 */
export const callBegins: Rule = {
  at: (state) => {
    const next = isOnCall(state) ? undefined : nextCall(state)
    return next && next.since + state.settings.soundAfter
  },
  settle: (state) => {
    const next = nextCall(state)
    return next ? startCall(state, next) : []
  },
}

function startCall(state: State, { tab, category, ask, since: at }: SoundTab): Step[] {
  return chainSteps(state, [
    // If the person left a site before the call began, the category of that site ends first, at the
    // instant of leaving (rule 3 of docs/domain.md).
    (s) => (s.memory.place.since <= at ? handBack(s) : []),
    (s) => {
      const what = resumeAfterCall(s)
      const { away } = s.memory
      const isLater = s.timeline.some((one) => (one.endedAt ?? one.startedAt) > at)
      return [
        ...(isLater ? [{ do: 'cut', at } as const] : []),
        { do: 'start', at, what: { category, source: 'auto' } },
        ...(ask ? [{ do: 'amend', stretch: { review: true } } as const] : []),
        {
          do: 'remember',
          memory: {
            over: undefined,
            call: { tab, ...(what && { what }) },
            away: away && { since: Math.max(away.since, at) },
          },
        },
      ]
    },
    recallSilence,
  ])
}

/**
 * The activity to resume after the call: the category that the person picked, not an automatic
 * category or an absence.
 */
function resumeAfterCall({ memory: { away, over }, timeline }: State): Activity | undefined {
  if (away?.resume) return away.resume
  if (over) return over.what
  const open = openOf(timeline)
  return open && !isAside(open.category) ? activityOf(open) : undefined
}

/**
 * Stores that the new call is silent if its tab is silent already. The tab may have become silent
 * before an observation showed that its sound had lasted for `soundAfter`.
 */
function recallSilence(state: State): Step[] {
  const { call, sounds = [] } = state.memory
  const silence = silenceOf(state, sounds)
  return call && silence ? [rememberSilence(call, silence)] : []
}

/**
 * The first instant at which a sound will have lasted for `soundAfter`, epoch milliseconds. Only an
 * observation at that instant or later can start the call.
 */
export function soundDueAt({ memory: { sounds = [], call }, settings }: State): number | undefined {
  const waiting = sounds.filter((one) => !one.hasHeld && !one.quiet && !one.silentSince)
  if (call || waiting.length === 0) return undefined
  return Math.min(...waiting.map(({ since }) => since + settings.soundAfter))
}

/**
 * When the silent call ends, epoch milliseconds. If its tab was closed, this is the instant of its
 * last sound; otherwise it is `quietAfter` later.
 */
export function callEndsAt(state: State): number | undefined {
  const { closed, silentSince } = soundOfCall(state) ?? {}
  return silentSince && (closed ? silentSince : silentSince + state.settings.quietAfter)
}

const soundOfCall = ({ memory: { call, sounds } }: State) => call && tabOf(call.tab, sounds)

/** The instant of the last sound of the running call. Returns undefined while the call plays sound. */
export const lastSoundOf = (state: State): number | undefined => soundOfCall(state)?.silentSince

/**
 * Ends the call at `at` and resumes the activity that ran before the call. If the call was silent,
 * the stored place and absence of the person are reset to what they were at the beginning of the
 * silence.
 */
export function endCall(state: State, at: number): Step[] {
  const { call } = state.memory
  if (!call) return []
  const { what, silence } = call
  const { place, away } = silence ?? state.memory
  return chainSteps(state, [
    (s) => (silence ? forgetCrmSince(s, silence) : []),
    () => [
      what ? { do: 'start', at, what } : { do: 'end', at },
      { do: 'remember', memory: afterCall(state, place, at) },
    ],
    (s) => (away ? leaveTheDesk(s, at) : []),
  ])
}

/**
 * The call ended at its last sound. So the time that the CRM was open after this sound is
 * subtracted from the CRM time that is stored with the call.
 */
const forgetCrmSince = ({ timeline }: State, { beside = { ms: 0 } }: Silence): Step[] =>
  openOf(timeline)?.beside ? [{ do: 'amend', stretch: { beside } }] : []

/**
 * Returns the changes of the stored `Memory` when a call ends at `at`. A CRM page that is open then
 * counts as opened at `at` (rules 1 and 2 of docs/domain.md). So the CRM time after the call
 * becomes Documentation: people often write notes in the CRM after a call.
 */
function afterCall(state: State, place: Memory['place'], at: number): Partial<Memory> {
  const { memory } = state
  const ended = soundOfCall(state)
  const others = memory.sounds?.filter((one) => one !== ended)
  return {
    call: undefined,
    over: undefined,
    quiet: false,
    away: undefined,
    here: Math.max(memory.here, at),
    place: enteredAt(place, at),
    sounds: soundsFrom(others, at),
  }
}
