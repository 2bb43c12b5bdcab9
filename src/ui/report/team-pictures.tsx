import { useState } from 'preact/hooks'
import { dialingOf } from '../../core/report/calls.ts'
import { type Range, rangeAround } from '../../core/report/range.ts'
import type { Person } from '../../core/report/team.ts'
import { type TeamView, teamViewOf } from '../../core/report/team-view.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { ReportSetting } from '../../store/views/report-view.ts'
import { reportWords } from '../words/report.ts'
import { DownloadReport } from './download-report.tsx'
import { teamCsv, teamJson } from './files.ts'
import { rangeName } from './formats.ts'
import type { Naming } from './naming.ts'
import { Dialing } from './parts/calls.tsx'
import { Days } from './parts/days.tsx'
import { Documented } from './parts/documented.tsx'
import { Months } from './parts/months.tsx'
import { Quality } from './parts/quality.tsx'
import { Shares } from './parts/shares.tsx'
import { Longest, Switches } from './parts/switches.tsx'
import { Trend } from './parts/trend.tsx'
import { People } from './people.tsx'
import type { TeamDoors } from './ports.ts'
import { Summary } from './summary.tsx'

export interface TeamProps {
  db: StintDatabase
  range: Range
  setting: ReportSetting
  name: string
  layout: TeamDoors['layout']
}

const EVERYONE = ''

interface ShownProps extends TeamProps {
  people: readonly Person[]
  naming: Naming
}

/** The team as a table, and one person's pictures or everyone's. */
export const TeamPictures = ({ db, people, range, setting, naming, name }: ShownProps) => {
  const [whose, setWhose] = useState(EVERYONE)
  const view = teamViewOf(people, range, setting, whose)
  const { team, teamBefore, crossed, earlier } = view
  const one = people.find(({ id }) => id === whose)
  return (
    <>
      <People
        report={team}
        before={teamBefore}
        beforeName={rangeName(earlier)}
        naming={naming}
        rolled={crossed.ranges}
      />
      <WhosePicker people={team.people.map(({ person }) => person)} whose={whose} set={setWhose} />
      <Pictures view={view} setting={setting} naming={naming} range={range} one={one} team={name} />
      <p class="says" id="received">
        {reportWords.received}
      </p>
      <DownloadReport
        db={db}
        about={`${name}, ${rangeName(range)}`}
        csv={(dialect) => teamCsv(team, naming, dialect)}
        json={() =>
          teamJson(team, { team: name, from: range.from, to: range.to, zone: setting.zone })
        }
      />
    </>
  )
}

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
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
)

interface PicturesProps {
  view: TeamView
  setting: ReportSetting
  naming: Naming
  range: Range
  /** Undefined if the pictures are of everyone. */
  one: Person | undefined
  /** The team's name. */
  team: string
}

const Pictures = ({ view, setting, naming, range, one, team }: PicturesProps) => {
  const { now, before, areComparable, stages, crossed } = view
  const album = { textures: naming.textures, about: `${one?.name ?? team}, ${rangeName(range)}` }
  const common = { naming, album }
  const beforeName = rangeName(view.earlier)
  // Ranges that cannot be compared are shown without the earlier one.
  const sumBefore = areComparable ? before.sum : { work: {}, base: {} }
  const totals = crossed.ranges ? 'base' : 'work'
  return (
    <>
      <Summary
        now={now}
        before={before}
        beforeName={beforeName}
        stages={stages}
        crossed={crossed}
        naming={naming}
        shares
        people={one ? undefined : view.team.people.length}
      />
      <Days days={now.days} {...common} shares />
      <Shares
        work={now.sum[totals]}
        before={sumBefore[totals]}
        beforeName={beforeName}
        rollUp={setting.rollUp}
        rolled={crossed.ranges}
        {...common}
        shares
      />
      <Trend trend={now.trend} days={now.days.length} rolled={crossed.ranges} {...common} />
      <Months
        stages={stages}
        sum={now.sum}
        changed={view.changed}
        running={rangeAround('month', setting.today).from}
        rolled={crossed.months}
        {...common}
      />
      <Documented documented={view.documented} worked={now.sum.worked} album={album} shares />
      <Dialing
        now={dialingOf(now.days, setting.versions)}
        was={dialingOf(areComparable ? before.days : [], setting.versions)}
        beforeName={beforeName}
        {...common}
        shares
      />
      {one && <Switches days={now.days} album={album} />}
      <Longest longest={view.longest} {...common} />
      <Quality quality={now.quality} album={album} shares />
    </>
  )
}
