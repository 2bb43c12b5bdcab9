import type { OwnDefinition } from '../../core/indicators/definitions.ts'
import type { GivenPeriod } from '../../core/indicators/periods.ts'
import type { GroupWeek } from '../../core/report/group.ts'
import type { Dates } from '../../core/report/range.ts'
import type { RollUp } from '../../core/report/roll-up.ts'
import type { Middle, Person } from '../../core/report/team.ts'
import type { SchemeVersion } from '../../core/scheme/versions.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { reportWords } from '../words/report.ts'

/** A team that the person leads. */
export interface LedTeam {
  id: string
  name: string
}

/** What the person may see of their team. */
export interface Seen {
  team: string
  /** The id of their own team; older endpoints do not say. */
  own?: string
  /** The teams whose time they may see; older endpoints name none. */
  leads: readonly LedTeam[]
  layout: boolean
  middle: boolean
}

/** A person's own key indicators, and how their team names and counts them. */
export interface OwnIndicatorValues {
  currency: string | null
  own: readonly OwnDefinition[]
  values: readonly { indicator: string; period: GivenPeriod; from: string; value: number }[]
}

/** Undefined if not connected. */
export type OwnIndicatorsDoor = (
  range: Dates,
  signal: AbortSignal,
) => Promise<OwnIndicatorValues | undefined>

/** Requests to the endpoint; each rejects with a `failure` that names one of our messages. */
export interface TeamDoors {
  /** Undefined if not connected. */
  seen: () => Promise<Seen | undefined>
  /** The days of a range, and the months of another range; of the own team if none is named. */
  layout: (
    range: Dates,
    signal: AbortSignal,
    months: Dates,
    team?: string,
  ) => Promise<readonly Person[] | 'group'>
  /** The weeks of a team that gives figures of groups only; from a Monday to a Sunday. */
  group: (range: Dates, signal: AbortSignal, team?: string) => Promise<readonly GroupWeek[]>
  /** Another team's categories, all versions. */
  scheme: (team: string) => Promise<readonly SchemeVersion[]>
  middle: (range: Dates) => Promise<Middle | undefined>
  ownIndicators: OwnIndicatorsDoor
}

/** The form of tables that the person chose. */
export interface TablesDoor {
  read: () => Promise<Settings['tables']>
  keep: (tables: Settings['tables']) => Promise<unknown>
}

/** What a team's report is computed and drawn by. */
export interface TeamSetting {
  versions: readonly SchemeVersion[]
  rollUp: RollUp
  settings: Pick<Settings, 'colours'>
  today: string
  zone: string
}

export interface ReportDoors {
  db: StintDatabase
  team: TeamDoors
}

export type Failure = keyof typeof reportWords.failures

/** The failure that has a message. */
export const failureOf = (error: unknown, known: object): Failure => {
  const { failure } = error as { failure?: string }
  return failure !== undefined && Object.hasOwn(known, failure) ? (failure as Failure) : 'other'
}
