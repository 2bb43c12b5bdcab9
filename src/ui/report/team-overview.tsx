import { useMemo, useState } from 'preact/hooks'
import type { Given } from '../../core/report/findings/findings.ts'
import { teamRows } from '../../core/report/standing-out.ts'
import type { TeamView } from '../../core/report/team-view.ts'
import type { Naming } from './category-names.ts'
import { TeamAnswers } from './findings/answers.tsx'
import { People } from './people.tsx'

interface TeamOverviewProps {
  view: TeamView
  given: Given
  naming: Naming
  beforeName: string
  show: (person: string) => void
}

/**
 * The first screen of a team's report: the answers to a manager's three questions, and the table of
 * people.
 */
export const TeamOverview = ({ view, given, naming, beforeName, show }: TeamOverviewProps) => {
  const [standing, setStanding] = useState(false)
  const { team, teamBefore, crossed } = view
  const rolled = crossed.ranges
  const rows = useMemo(() => teamRows(team, teamBefore, rolled), [team, teamBefore, rolled])
  const filter = () => {
    setStanding(true)
    document.getElementById('people-title')?.scrollIntoView({ block: 'start' })
  }
  return (
    <>
      <TeamAnswers given={given} naming={naming} rows={rows} show={show} filter={filter} />
      <People
        rows={rows}
        silent={team.silent}
        beforeName={beforeName}
        naming={naming}
        rolled={rolled}
        show={show}
        standing={standing}
        setStanding={setStanding}
      />
    </>
  )
}
