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
  /** The id of the person's own team. Absent if the endpoint is older and does not send it. */
  own?: string
  /**
   * The teams whose time the person may see. Empty if the endpoint is older and does not send them.
   */
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

/**
 * Requests to the endpoint. The promise of a failed request rejects with an error whose `failure`
 * is the key of a message.
 */
export interface TeamPorts {
  /** Fetches what the person may see. Resolves to undefined if this browser is not connected. */
  seen: () => Promise<Seen | undefined>
  /**
   * Fetches the figures of each day in `range` and of each month in `months`. If `team` is
   * undefined, they are the figures of the person's own team. `group`: the team is in group mode.
   */
  layout: (
    range: Dates,
    signal: AbortSignal,
    months: Dates,
    team?: string,
  ) => Promise<readonly Person[] | 'group'>
  /**
   * Fetches the figures of a team in group mode (docs/domain.md, *Who sees what*), for weeks from a
   * Monday to a Sunday.
   */
  group: (range: Dates, signal: AbortSignal, team?: string) => Promise<readonly GroupWeek[]>
  scheme: (team: string) => Promise<readonly SchemeVersion[]>
  middle: (range: Dates) => Promise<Middle | undefined>
  ownIndicators: OwnIndicatorsPort
}

/** Reads and stores the separators of tables that the person chose. */
export interface TablesPort {
  read: () => Promise<Settings['tables']>
  keep: (tables: Settings['tables']) => Promise<unknown>
}

/** The data from which a team's report is computed and drawn. */
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

/** The key of the message for an error; `other` if there is no message for this error. */
export const failureOf = (error: unknown, known: object): Failure => {
  const { failure } = error as { failure?: string }
  return failure !== undefined && Object.hasOwn(known, failure) ? (failure as Failure) : 'other'
}
