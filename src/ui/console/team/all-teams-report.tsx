import { useMemo, useState } from 'preact/hooks'
import { FIRST_SCHEME } from '../../../core/scheme/versions.ts'
import { listOf } from '../../formats.ts'
import { Team } from '../../report/team.tsx'
import { consoleWords } from '../../words/console.ts'
import type { Named } from '../ports.ts'
import { peopleOfAll } from './all-teams.ts'
import { keptTables } from './kept-tables.ts'
import { type ReportProps, settingOf } from './one-team.tsx'
import { SideBySide, type TeamFigures } from './side-by-side.tsx'

/**
 * All teams are compared by the base categories, because the other categories differ from team to
 * team.
 */
const VERSIONS = [FIRST_SCHEME]

interface AllProps extends ReportProps {
  teams: readonly Named[]
  open: (team: string) => void
}

/**
 * The report about several teams. They are shown side by side, and added up as if they were one
 * team.
 */
export const AllTeams = ({ ports, teams, range, person, show, open, ...place }: AllProps) => {
  const { today, zone } = place
  const setting = useMemo(() => settingOf(VERSIONS, { today, zone }), [today, zone])
  const [fetched, setFetched] = useState<readonly TeamFigures[]>()
  const grouped = teams.filter((_, i) => fetched?.[i] === 'group')
  return (
    <>
      {grouped.length > 0 && (
        <p class="hint" id="left-out">
          {consoleWords.leftOut(listOf(grouped.map(({ name }) => name)))}
        </p>
      )}
      {fetched && !person && (
        <SideBySide teams={teams} people={fetched} range={range} setting={setting} open={open} />
      )}
      <Team
        range={range}
        setting={setting}
        name={consoleWords.allTeams}
        tables={keptTables}
        shown={{ person, show }}
        layout={async (days, signal, months) => {
          setFetched(undefined)
          const asked = { range: days, months, versions: VERSIONS, zone, signal }
          const given = await Promise.all(
            teams.map(({ id }) => ports.people({ ...asked, team: id })),
          )
          setFetched(given)
          // The endpoint returns no figures of a person for a team in group mode (docs/domain.md,
          // *Who sees what*), so such a team is left out.
          return peopleOfAll(given.filter((people) => people !== 'group'))
        }}
      />
    </>
  )
}
