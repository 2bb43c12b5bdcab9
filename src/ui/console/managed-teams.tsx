import { useEffect, useState } from 'preact/hooks'
import { NamedOptions } from '../named-options.tsx'
import { consoleWords } from '../words/console.ts'
import { type PageName, writeAddress } from './address.ts'
import { failureWords } from './failure-words.ts'
import type { Named, PageProps } from './ports.ts'

/**
 * The teams whose settings the person may see: all teams for an administrator, otherwise the teams
 * that they lead. The selected team is the team in the address, or else the first team.
 */
export function useManagedTeams({ ports, me, address, go }: PageProps, page: PageName) {
  const [teams, setTeams] = useState<readonly Named[]>()
  const [failed, setFailed] = useState('')
  useEffect(() => {
    if (me.role !== 'administrator') return setTeams(me.leads)
    ports.people.teams().then(setTeams, (error) => setFailed(failureWords(error)))
  }, [])
  const asked = address.query.get('team')
  const team = teams?.find(({ id }) => id === asked) ?? teams?.[0]
  const pick = (id: string) => go(writeAddress(page, new URLSearchParams([['team', id]])))
  return { teams, team, pick, failed }
}

interface SelectProps {
  teams: readonly Named[]
  team: string
  pick: (team: string) => void
}

/**
 * A drop-down list of teams, because an administrator may have a hundred of them. Draws nothing if
 * there is only one team.
 */
export const TeamSelect = ({ teams, team, pick }: SelectProps) =>
  teams.length > 1 ? (
    <p class="field team-select">
      <label for="of-team">{consoleWords.team}</label>
      <select id="of-team" value={team} onChange={({ currentTarget }) => pick(currentTarget.value)}>
        <NamedOptions of={teams} />
      </select>
    </p>
  ) : null
