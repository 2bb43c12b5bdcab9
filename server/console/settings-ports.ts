/** The requests that the page about a team's settings sends. */
import { Removed, Retention, Team, TeamMode } from '../../src/sync/contract.ts'
import type { Line } from '../../src/sync/request.ts'
import type { TeamSettingsPorts } from '../../src/ui/console/settings/ports.ts'

export const settingsPorts = ({ request }: Line): TeamSettingsPorts => {
  const of = (team: string) => `/v1/team?team=${team}`
  return {
    read: (team) => request(of(team), Team),
    change: (team, body) => request(of(team), Team, { method: 'PUT', body }),
    setMode: (team, mode) =>
      request(`/v1/teams/${team}/mode`, TeamMode, { method: 'PUT', body: { mode } }),
    retention: (days) => request(`/v1/retention?days=${days}`, Retention),
    removeOld: (days) => request('/v1/retention', Removed, { method: 'POST', body: { days } }),
  }
}
