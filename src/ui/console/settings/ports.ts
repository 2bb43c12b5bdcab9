import type { Removed, Retention, Team, TeamChange, TeamMode } from '../../../sync/contract.ts'

/** Requests about a team's settings; group mode and retention are for administrators. */
export interface TeamSettingsPorts {
  read: (team: string) => Promise<Team>
  change: (team: string, change: TeamChange) => Promise<Team>
  setMode: (team: string, mode: TeamMode['mode']) => Promise<TeamMode>
  /** How much recorded time of all teams ended more than `days` days ago. */
  retention: (days: number) => Promise<Retention>
  removeOld: (days: number) => Promise<Removed>
}
