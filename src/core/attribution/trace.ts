import type { Edit } from '../editing/edit.ts'
import { type Categories, type Category, DOCUMENTATION } from '../scheme/categories.ts'
import type { SchemeVersion } from '../scheme/versions.ts'
import type { Settings } from '../settings/settings.ts'
import type { Context } from '../time/segment.ts'
import type { Observation, Site, Slip } from './state.ts'

/** What a trace has in place of an address; `category` where it is not Documentation. */
export type Page = { category?: string; product?: string; record?: Context['record'] } | null

/** The settings that the rules of attribution read: a recording has them. */
const TRACED_SETTINGS = [
  'enterAfter',
  'leaveAfter',
  'idleAfter',
  'gapAfter',
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
  | 'dayStart'
  | 'sendAt'
  | 'sendBy'
  | 'sendNotes'
  | 'sendRecords'
  | 'sendUnexplained'
  | 'privateCategories'
  | 'notify'
  | 'notifyDay'
  | 'miscShare'
  | 'tables'
  | 'colours'
  | 'order'
  | 'keys'
  | 'panelKeys'
  | 'hidden'
  | 'recordTrace'
/** `never` while a setting is in neither list: then no call of `tracedSettings` compiles. */
type AllNamed = [Exclude<keyof Settings, TracedName | UntracedName>] extends [never]
  ? Settings
  : never

/** What the person says, with what it says; an instant in epoch milliseconds. */
export type TracedAct =
  | { type: 'pick'; category: string | null }
  | { type: 'parts'; parts: readonly { from: number; to: number; category: string }[] }
  | { type: 'move'; to: number }
  /** An edit of a day; what it is about is told by where it begins, for a replay gives other ids. */
  | { type: 'edit'; edit: TracedEdit; of?: number }
  /** A note is told without its words; `of`: where what it is about begins, if it was stored. */
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
 * What the rules were told, without its instant: a line of a trace, as `npm run replay` reads it. A
 * recorded trace begins with `settings` and has every look: `tab` is one at which the person was
 * there, `idle` one at which they were not.
 */
export type TraceEvent =
  | TracedAct
  | { type: 'tab'; page: Page }
  | { type: 'idle'; state: 'idle' | 'locked' }
  | { type: 'settings'; settings: TracedSettings }
  /** The scheme, where it is not the first one; the oldest version first. */
  | { type: 'scheme'; versions: readonly TracedVersion[] }
  /** What ran too briefly went to a neighbour (rule 12): for the reader; a replay finds it itself. */
  | ({ type: 'slip' } & Slip)
  /** A timer of our own fired: what was due is settled, and nothing was looked at. */
  | { type: 'timer' }

/** `at`: what the clock said, epoch milliseconds; it may have been set back since the line before. */
export type TraceLine = TraceEvent & { at: number }

type Without<E, Key extends string> = E extends unknown ? Omit<E, Key> : never
/** Without ids, and without the words of notes. */
export type TracedEdit = Without<Edit, 'id' | 'note'>

/** @param of where the stretch that it is about begins, epoch milliseconds; undefined: it is about none */
export function editLine(edit: Edit, of: number | undefined): TracedAct {
  const { id: _, note: __, ...told } = { id: undefined, note: undefined, ...edit }
  return { type: 'edit', edit: told as TracedEdit, ...(of !== undefined && { of }) }
}

export const tracedSettings = (settings: AllNamed): TracedSettings =>
  Object.fromEntries(
    TRACED_SETTINGS.map((name) => [name, settings[name]]),
  ) as unknown as TracedSettings

/** A category without its names: what the rules need to know of it. */
type TracedCategory = Omit<Category, 'en' | 'ru'>
export type TracedVersion = Omit<SchemeVersion, 'categories'> & {
  categories: readonly TracedCategory[]
}

/** Under the versions in force, and with what else is known (`kept`), the rules decide. */
export const schemeLine = (
  versions: readonly SchemeVersion[],
  kept: Categories = [],
): TraceEvent => ({
  type: 'scheme',
  versions: versions.map((version) => ({
    ...version,
    categories: [...version.categories, ...kept.map(asRetired)].map(withoutNames),
  })),
})

const asRetired = (category: Category): Category => ({ ...category, retired: true })
const withoutNames = ({ en: _, ru: __, ...category }: Category): TracedCategory => category

/** A look at the browser as a line: on a page, or without the person. */
export const observationLine = (seen: Observation): TraceEvent =>
  seen.at === 'away'
    ? { type: 'idle', state: seen.why }
    : { type: 'tab', page: seen.at === 'site' ? pageOf(seen) : null }

const pageOf = ({ category, context }: Site): Page => ({
  ...(category !== DOCUMENTATION && { category }),
  ...context,
})
