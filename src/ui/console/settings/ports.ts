import type { Removed, Retention, Team, TeamChange, TeamMode } from '../../../sync/contract.ts'

/**
 * Requests about a team's settings. Only administrators may use the requests about group mode and
 * about retention (the removal of old time).
 */
export interface TeamSettingsPorts {
  read: (team: string) => Promise<Team>
  change: (team: string, change: TeamChange) => Promise<Team>
  setMode: (team: string, mode: TeamMode['mode']) => Promise<TeamMode>
  /** Returns how much recorded time of each team ended more than `days` days ago. */
  retention: (days: number) => Promise<Retention>
  removeOld: (days: number) => Promise<Removed>
}
