import { useMemo, useState } from 'preact/hooks'
import { dialingOf } from '../../core/report/calls.ts'
import type { Given } from '../../core/report/findings/findings.ts'
import { type Range, rangeAround } from '../../core/report/range.ts'
import type { Person } from '../../core/report/team.ts'
import { type TeamView, teamViewOf } from '../../core/report/team-view.ts'
import { Button } from '../button.tsx'
import { NamedOptions } from '../named-options.tsx'
import { reportWords } from '../words/report.ts'
import type { Naming } from './category-names.ts'
import { DownloadReport } from './download-report.tsx'
import { teamCsv, teamJson } from './files.ts'
import { FindingCards } from './findings/findings.tsx'
import { FirstCharts } from './first-charts.tsx'
import { CrmFold, FocusFold, QualityFold, TimeFold } from './folds.tsx'
import { rangeName } from './formats.ts'
import { Days } from './parts/days.tsx'
import { Shares } from './parts/shares.tsx'
import { Switches } from './parts/switches.tsx'
import type { TablesPort, TeamPorts, TeamSetting } from './ports.ts'
import { TeamOverview } from './team-overview.tsx'

export interface TeamProps {
  /**
   * The person whose charts the page's address asks for. Undefined if the address does not contain
   * this choice.
   */
  shown?: { person: string; show: (person: string) => void } | undefined
  range: Range
  setting: TeamSetting
  name: string
  tables: TablesPort
  layout: TeamPorts['layout']
  /**
   * Fetches a team's figures in group mode, in which the endpoint returns no figures of a person
   * (docs/domain.md, *Who sees what*). Absent in the report of all teams, which leaves out teams in
   * group mode.
   */
  group?: TeamPorts['group']
}

const EVERYONE = ''

interface ShownProps extends TeamProps {
  people: readonly Person[]
  naming: Naming
}

/** A team's report: the table of its people, and the charts of one person or of everyone. */
export const TeamCharts = (props: ShownProps) => {
  const { tables, people, range, setting, naming, name, shown } = props
  const [chosen, choose] = useState(EVERYONE)
  const { person: whose, show: setWhose } = shown ?? { person: chosen, show: choose }
  const view = useMemo(
    () => teamViewOf(people, range, setting, whose),
    [people, range, setting, whose],
  )
  const { team } = view
  const one = people.find(({ id }) => id === whose)
  return (
    <>
      {shown ? (
        one && <Whose name={one.name} back={() => shown.show(EVERYONE)} />
      ) : (
        <WhosePicker
          people={team.people.map(({ person }) => person)}
          whose={whose}
          set={setWhose}
        />
      )}
      <Charts
        view={view}
        setting={setting}
        naming={naming}
        range={range}
        one={one}
        team={name}
        show={setWhose}
      />
      <DownloadReport
        tables={tables}
        about={`${name}, ${rangeName(range)}`}
        csv={(dialect) => teamCsv(team, naming, dialect)}
        json={() =>
          teamJson(team, { team: name, from: range.from, to: range.to, zone: setting.zone })
        }
      />
    </>
  )
}

/**
 * The name of the person whose charts are shown, and a button that shows the charts of everyone
 * again.
 */
const Whose = ({ name, back }: { name: string; back: () => void }) => (
  <p class="whose">
    <Button id="everyone" onClick={back}>
      ‹ {reportWords.everyone}
    </Button>
    <strong id="person-name">{name}</strong>
  </p>
)

interface WhosePickerProps {
  people: readonly Person[]
  whose: string
  set: (whose: string) => void
}

const WhosePicker = ({ people, whose, set }: WhosePickerProps) => (
  <label class="which">
    {reportWords.whose}
    <select id="whose" value={whose} onChange={({ currentTarget: { value } }) => set(value)}>
      <option value={EVERYONE}>{reportWords.everyone}</option>
      <NamedOptions of={people} />
    </select>
  </label>
)

const givenOf = (view: TeamView, range: Range, { versions, rollUp }: TeamSetting): Given => {
  const { now, before, earlier, areComparable } = view
  return {
    range,
    now,
    before: { ...before, range: earlier },
    stages: view.stages,
    changed: view.changed,
    crossed: view.crossed,
    uninterruptedDays: now.uninterruptedDays,
    dialing: {
      now: dialingOf(now.days, versions),
      before: dialingOf(areComparable ? before.days : [], versions),
    },
    notes: undefined,
    rollUp,
  }
}

interface ChartsProps {
  view: TeamView
  setting: TeamSetting
  naming: Naming
  range: Range
  /** The person whose charts are shown. Undefined if the charts are of everyone. */
  one: Person | undefined
  /** The team's name. */
  team: string
  show: (person: string) => void
}

const Charts = ({ view, setting, naming, range, one, team, show }: ChartsProps) => {
  const { now, before, areComparable, crossed } = view
  const shared = { textures: naming.textures, about: `${one?.name ?? team}, ${rangeName(range)}` }
  const common = { given: givenOf(view, range, setting), naming, shared, shares: true }
  const beforeName = rangeName(view.earlier)
  const totals = crossed.ranges ? 'base' : 'work'
  return (
    <>
      {one ? (
        <FindingCards given={common.given} naming={naming} />
      ) : (
        <TeamOverview
          view={view}
          given={common.given}
          naming={naming}
          beforeName={beforeName}
          show={show}
        />
      )}
      <FirstCharts days={now.days.length}>
        <Shares
          work={now.sum[totals]}
          // If the ranges cannot be compared, the earlier range is not shown.
          before={areComparable ? before.sum[totals] : {}}
          beforeName={beforeName}
          rolled={crossed.ranges}
          {...common}
        />
        <Days days={now.days} beforeName={beforeName} {...common} />
      </FirstCharts>
      <TimeFold
        comparable={areComparable}
        running={rangeAround('month', setting.today).from}
        {...common}
      />
      <FocusFold longest={view.longest} {...common}>
        {one && <Switches days={now.days} shared={shared} />}
      </FocusFold>
      <CrmFold documented={view.documented} beforeName={beforeName} {...common} />
      <QualityFold quality={now.quality} shared={shared} shares>
        <p class="says" id="received">
          {reportWords.received}
        </p>
      </QualityFold>
    </>
  )
}
