/**
 * The choice among several teams that a person leads, and the scheme that the chosen team's report
 * uses.
 */
import { useEffect, useState } from 'preact/hooks'
import { rollUpBy } from '../../core/report/roll-up.ts'
import type { SchemeVersion } from '../../core/scheme/versions.ts'
import { NamedOptions } from '../named-options.tsx'
import { reportWords } from '../words/report.ts'
import type { LedTeam, Seen, TeamPorts, TeamSetting } from './ports.ts'

/**
 * The team to show: the team in the address if the person leads it. Otherwise the person's own team
 * if they lead it, or else the first team that they lead.
 */
export const shownTeam = ({ leads, own }: Seen, chosen: string | undefined): LedTeam | undefined =>
  leads.find(({ id }) => id === chosen) ?? leads.find(({ id }) => id === own) ?? leads[0]

interface TeamPickerProps {
  leads: readonly LedTeam[]
  shown: LedTeam
  choose: (id: string) => void
}

export const TeamPicker = ({ leads, shown, choose }: TeamPickerProps) => (
  <label class="which">
    {reportWords.whichTeam}
    <select
      id="which-team"
      value={shown.id}
      onChange={({ currentTarget: { value } }) => choose(value)}
    >
      <NamedOptions of={leads} />
    </select>
  </label>
)

/**
 * The versions of the scheme and the other data that a team's report needs. The scheme of the
 * person's own team is stored; another team's scheme is fetched from the endpoint. Undefined until
 * the scheme is read.
 */
export function useTeamSetting(
  setting: TeamSetting,
  other: string | undefined,
  scheme: TeamPorts['scheme'],
): TeamSetting | 'failed' | undefined {
  const [read, setRead] = useState<{ of: string; versions?: readonly SchemeVersion[] }>()
  useEffect(() => {
    let stopped = false
    const keep = (versions?: readonly SchemeVersion[]) => {
      if (!stopped && other !== undefined) setRead({ of: other, ...(versions && { versions }) })
    }
    if (other !== undefined) scheme(other).then(keep, () => keep())
    return () => {
      stopped = true
    }
  }, [other])
  if (other === undefined) return setting
  if (read?.of !== other) return undefined
  const { versions } = read
  return versions ? { ...setting, versions, rollUp: rollUpBy(versions) } : 'failed'
}
