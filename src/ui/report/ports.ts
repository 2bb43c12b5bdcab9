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
  /** The id of the person's own team. Absent at older endpoints. */
  own?: string
  /** The teams whose time the person may see. Empty at older endpoints. */
  leads: readonly LedTeam[]
  layout: boolean
  middle: boolean
}

/** A person's own key indicators, and the names and definitions that their team has for them. */
export interface OwnIndicatorValues {
  currency: string | null
  own: readonly OwnDefinition[]
  values: readonly { indicator: string; period: GivenPeriod; from: string; value: number }[]
}

/**
 * Fetches a person's own key indicators. Resolves to undefined if this browser is not connected.
 */
export type OwnIndicatorsPort = (
  range: Dates,
  signal: AbortSignal,
) => Promise<OwnIndicatorValues | undefined>

/** Requests to the endpoint. Each rejects with an error whose `failure` is the key of a message. */
export interface TeamPorts {
  /** What the person may see. Resolves to undefined if this browser is not connected. */
  seen: () => Promise<Seen | undefined>
  /**
   * The days of one range and the months of another. Without a team, those of the person's own
   * team.
   */
  layout: (
    range: Dates,
    signal: AbortSignal,
    months: Dates,
    team?: string,
  ) => Promise<readonly Person[] | 'group'>
  /**
   * The figures of a team in group mode (docs/domain.md, *Who sees what*), for weeks from a Monday
   * to a Sunday.
   */
  group: (range: Dates, signal: AbortSignal, team?: string) => Promise<readonly GroupWeek[]>
  scheme: (team: string) => Promise<readonly SchemeVersion[]>
  middle: (range: Dates) => Promise<Middle | undefined>
  ownIndicators: OwnIndicatorsPort
}

/** The form of tables (separators) that the person chose. */
export interface TablesPort {
  read: () => Promise<Settings['tables']>
  keep: (tables: Settings['tables']) => Promise<unknown>
}

/** What a team's report is computed and drawn with. */
export interface TeamSetting {
  versions: readonly SchemeVersion[]
  rollUp: RollUp
  settings: Pick<Settings, 'colours'>
  today: string
  zone: string
}

export interface ReportPorts {
  db: StintDatabase
  team: TeamPorts
}

export type Failure = keyof typeof reportWords.failures

/** The failure of an error, if there is a message for it; otherwise a general one. */
export const failureOf = (error: unknown, known: object): Failure => {
  const { failure } = error as { failure?: string }
  return failure !== undefined && Object.hasOwn(known, failure) ? (failure as Failure) : 'other'
}
