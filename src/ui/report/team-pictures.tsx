import { useState } from 'preact/hooks'
import { dialingOf } from '../../core/report/calls.ts'
import type { Given } from '../../core/report/findings/findings.ts'
import { type Range, rangeAround } from '../../core/report/range.ts'
import type { Person } from '../../core/report/team.ts'
import { type TeamView, teamViewOf } from '../../core/report/team-view.ts'
import { reportWords } from '../words/report.ts'
import { DownloadReport } from './download-report.tsx'
import { teamCsv, teamJson } from './files.ts'
import { FindingCards } from './findings/findings.tsx'
import { FirstPictures } from './first-pictures.tsx'
import { CrmFold, FocusFold, QualityFold, TimeFold } from './folds.tsx'
import { rangeName } from './formats.ts'
import type { Naming } from './naming.ts'
import { Days } from './parts/days.tsx'
import { Shares } from './parts/shares.tsx'
import { Switches } from './parts/switches.tsx'
import { People } from './people.tsx'
import type { TablesDoor, TeamDoors, TeamSetting } from './ports.ts'

export interface TeamProps {
  range: Range
  setting: TeamSetting
  name: string
  tables: TablesDoor
  layout: TeamDoors['layout']
}

const EVERYONE = ''

interface ShownProps extends TeamProps {
  people: readonly Person[]
  naming: Naming
}

/** The team as a table, and one person's pictures or everyone's. */
export const TeamPictures = ({ tables, people, range, setting, naming, name }: ShownProps) => {
  const [whose, setWhose] = useState(EVERYONE)
  const view = teamViewOf(people, range, setting, whose)
  const { team } = view
  const one = people.find(({ id }) => id === whose)
  return (
    <>
      <WhosePicker people={team.people.map(({ person }) => person)} whose={whose} set={setWhose} />
      <Pictures view={view} setting={setting} naming={naming} range={range} one={one} team={name} />
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

const givenOf = (view: TeamView, range: Range, { versions, rollUp }: TeamSetting): Given => {
  const { now, before, earlier, areComparable } = view
  return {
    range,
    now,
    before: { ...before, range: earlier },
    stages: view.stages,
    changed: view.changed,
    crossed: view.crossed,
    calmDays: now.calmDays,
    dialing: {
      now: dialingOf(now.days, versions),
      before: dialingOf(areComparable ? before.days : [], versions),
    },
    notes: undefined,
    rollUp,
  }
}

interface PicturesProps {
  view: TeamView
  setting: TeamSetting
  naming: Naming
  range: Range
  /** Undefined if the pictures are of everyone. */
  one: Person | undefined
  /** The team's name. */
  team: string
}

const Pictures = ({ view, setting, naming, range, one, team }: PicturesProps) => {
  const { now, before, areComparable, crossed } = view
  const album = { textures: naming.textures, about: `${one?.name ?? team}, ${rangeName(range)}` }
  const common = { given: givenOf(view, range, setting), naming, album, shares: true }
  const beforeName = rangeName(view.earlier)
  const totals = crossed.ranges ? 'base' : 'work'
  return (
    <>
      <FindingCards
        given={common.given}
        naming={naming}
        people={one ? undefined : view.team.people.length}
      />
      <FirstPictures days={now.days.length}>
        <Shares
          work={now.sum[totals]}
          // Ranges that cannot be compared are shown without the earlier one.
          before={areComparable ? before.sum[totals] : {}}
          beforeName={beforeName}
          rolled={crossed.ranges}
          {...common}
        />
        <Days days={now.days} beforeName={beforeName} {...common} />
      </FirstPictures>
      <People
        report={view.team}
        before={view.teamBefore}
        beforeName={beforeName}
        naming={naming}
        rolled={crossed.ranges}
      />
      <TimeFold
        comparable={areComparable}
        running={rangeAround('month', setting.today).from}
        {...common}
      />
      <FocusFold longest={view.longest} {...common}>
        {one && <Switches days={now.days} album={album} />}
      </FocusFold>
      <CrmFold documented={view.documented} beforeName={beforeName} {...common} />
      <QualityFold quality={now.quality} album={album} shares>
        <p class="says" id="received">
          {reportWords.received}
        </p>
      </QualityFold>
    </>
  )
}
