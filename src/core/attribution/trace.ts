import type { Edit } from '../editing/types.ts'
import { type Category, DOCUMENTATION } from '../scheme/categories.ts'
import type { SchemeVersion } from '../scheme/versions.ts'
import type { Settings } from '../settings/settings.ts'
import type { Context } from '../time/segment.ts'
import type { HeardTab } from './sounds.ts'
import type { Observation, Site, Slip } from './state.ts'

/** A page in a trace, without its address. `category` is present only if it is not Documentation. */
type Page = { category?: string; product?: string; record?: Context['record'] } | null

/** The settings that the rules of attribution read. A recorded trace contains them. */
const TRACED_SETTINGS = [
  'enterAfter',
  'leaveAfter',
  'idleAfter',
  'gapAfter',
  'soundAfter',
  'quietAfter',
  'longAfter',
  'capAfter',
  'hintAfter',
  'workdayEnd',
  'autoStart',
  'keepRecords',
] as const satisfies readonly (keyof Settings)[]
type TracedName = (typeof TRACED_SETTINGS)[number]
export type TracedSettings = Pick<Settings, TracedName>

/** The settings that no rule of attribution reads. */
type UntracedName =
  | 'products'
  | 'ownHosts'
  | 'sites'
  | 'calls'
  | 'dayStart'
  | 'sendAt'
  | 'sendBy'
  | 'sendNotes'
  | 'sendRecords'
  | 'sendUnexplained'
  | 'privateCategories'
  | 'notify'
  | 'notifyDay'
  | 'notifyWeek'
  | 'miscShare'
  | 'tables'
  | 'colours'
  | 'order'
  | 'keys'
  | 'panelKeys'
  | 'hidden'
  | 'recordTrace'
/** Does not compile if a setting is in neither list. The compiler's message then names the setting. */
export type UnlistedName = None<Exclude<keyof Settings, TracedName | UntracedName>>
type None<T extends never> = T

/** An action of the person; instants in epoch milliseconds. */
export type TracedAct =
  | { type: 'pick'; category: string | null; context?: Context }
  | { type: 'parts'; parts: readonly { from: number; to: number; category: string }[] }
  | { type: 'move'; to: number }
  /** An edit of a day. The segment is identified by its start, because a replay creates new ids. */
  | { type: 'edit'; edit: TracedEdit; of?: number }
  /** A note without its text. `of`: the start of the segment that the note was stored with. */
  | { type: 'note'; of?: number; is?: 'text' | 'empty' }
  | {
      type:
        | 'back'
        | 'undo'
        | 'redo'
        | 'confirm'
        | 'forgotten'
        | 'notes'
        | 'rewind'
        | 'unedit'
        | 'reedit'
    }

/**
 * An event of a trace without its instant, in the format of `npm run replay`. A recorded trace
 * begins with `settings`. It contains every observation: as `tab` while the person was present, as
 * `idle` while they were away.
 */
export type TraceEvent =
  | TracedAct
  | ({ type: 'tab'; page: Page } & Sounds)
  | ({ type: 'idle'; state: 'idle' | 'locked' } & Sounds)
  | { type: 'settings'; settings: TracedSettings }
  /**
   * The versions of the scheme, the oldest first. Absent from a trace that was recorded under the
   * first scheme.
   */
  | { type: 'scheme'; versions: readonly TracedVersion[] }
  /**
   * A stretch under 5 s (a sliver) whose time went to a neighbour (rule 12 of docs/domain.md). Only
   * for people who read the trace: a replay computes it itself.
   */
  | ({ type: 'slip' } & Slip)
  /**
   * One of Stint's own timers fired: the rules that were due are applied, without an observation.
   */
  | { type: 'timer' }

/**
 * `at`: the time on the clock, epoch milliseconds. It may be earlier than that of the previous
 * line, if the clock was set back.
 */
export type TraceLine = TraceEvent & { at: number }

type Without<E, Key extends string> = E extends unknown ? Omit<E, Key> : never
/** An edit without ids and without the text of notes. */
export type TracedEdit = Without<Edit, 'id' | 'note'>

export const tracedSettings = (settings: Settings): TracedSettings =>
  Object.fromEntries(
    TRACED_SETTINGS.map((name) => [name, settings[name]]),
  ) as unknown as TracedSettings

/**
 * The tabs of sites whose rule says *while it plays sound*, each with the browser's id of the tab.
 * Absent if there is no such tab.
 */
interface Sounds {
  sounds?: readonly HeardTab[]
}

/** A category without its names: the rules do not use them. */
export type TracedCategory = Omit<Category, 'en' | 'ru'>
export type TracedVersion = Omit<SchemeVersion, 'categories'> & {
  categories: readonly TracedCategory[]
}

/** An observation as an event: a page, or the absence of the person. */
export function observationLine(seen: Observation): TraceEvent {
  const sounds = seen.sounds?.length ? { sounds: seen.sounds } : {}
  return seen.at === 'away'
    ? { type: 'idle', state: seen.why, ...sounds }
    : { type: 'tab', page: seen.at === 'site' ? pageOf(seen) : null, ...sounds }
}

const pageOf = ({ category, context }: Site): Page => ({
  ...(category !== DOCUMENTATION && { category }),
  ...context,
})
