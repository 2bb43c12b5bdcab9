import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Range } from '../../../core/report/range.ts'
import { rollUpBy } from '../../../core/report/roll-up.ts'
import type { SchemeVersion } from '../../../core/scheme/versions.ts'
import type { TeamSetting } from '../../report/ports.ts'
import { Team } from '../../report/team.tsx'
import { reportWords } from '../../words/report.ts'
import { FailureMessage } from '../failure-message.tsx'
import { failureWords } from '../failure-words.ts'
import type { Named } from '../ports.ts'
import { keptTables } from './kept-tables.ts'
import type { TeamPorts } from './ports.ts'

export interface ReportProps {
  ports: TeamPorts
  range: Range
  today: string
  zone: string
  /** The person whose figures are shown; '' for everyone. */
  person: string
  show: (person: string) => void
}

export const settingOf = (
  versions: readonly SchemeVersion[],
  { today, zone }: Pick<ReportProps, 'today' | 'zone'>,
): TeamSetting => ({
  versions,
  rollUp: rollUpBy(versions),
  // Colours are left out, because each person chooses their own, and only the extension stores
  // them.
  settings: { colours: {} },
  today,
  zone,
})

const useVersions = (ports: TeamPorts, team: string) => {
  const [state, setState] = useState<readonly SchemeVersion[] | { failed: string }>()
  useEffect(() => {
    ports.versions(team).then(setState, (error) => setState({ failed: failureWords(error) }))
  }, [team])
  return state
}

/** The report of one team. It is the same report as in the extension. */
export const OneTeam = (props: ReportProps & { team: Named }) => {
  const { ports, team, range, person, show, today, zone } = props
  const state = useVersions(ports, team.id)
  const versions = state && 'failed' in state ? undefined : state
  const setting = useMemo(
    () => versions && settingOf(versions, { today, zone }),
    [versions, today, zone],
  )
  if (state && 'failed' in state) return <FailureMessage text={state.failed} />
  if (!setting) return <p class="empty">{reportWords.loading}</p>
  return (
    <Team
      range={range}
      setting={setting}
      name={team.name}
      tables={keptTables}
      shown={{ person, show }}
      layout={(days, signal, months) =>
        ports.people({
          team: team.id,
          range: days,
          months,
          versions: setting.versions,
          zone,
          signal,
        })
      }
      group={(weeks, signal) => ports.group(team.id, weeks, signal)}
    />
  )
}
