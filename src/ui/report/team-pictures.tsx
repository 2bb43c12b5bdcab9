import { useState } from 'preact/hooks'
import { dialingOf } from '../../core/report/calls.ts'
import { areComparable } from '../../core/report/compare.ts'
import { hasSchemeChange, monthsAround } from '../../core/report/months.ts'
import { type Dates, type Range, rangeAround, shiftRange } from '../../core/report/range.ts'
import {
  monthsOf,
  type Person,
  type PersonReport,
  personReport,
  type TeamReport,
  teamReport,
} from '../../core/report/team.ts'
import { firstDayOf, stagesOf } from '../../core/report/team-month.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { ReportSetting } from '../../store/views/report-view.ts'
import { reportWords } from '../words/report.ts'
import { TakeAlong } from './download-report.tsx'
import { teamCsv, teamJson } from './files.ts'
import { rangeName } from './formats.ts'
import type { Naming } from './naming.ts'
import { Longest, Switches } from './parts/broken.tsx'
import { Dialing } from './parts/calls.tsx'
import { Days } from './parts/days.tsx'
import { Documented } from './parts/documented.tsx'
import { Months } from './parts/months.tsx'
import { Quality } from './parts/quality.tsx'
import { Shares } from './parts/shares.tsx'
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

const within = (person: Person, { from, to }: Dates): Person => ({
  ...person,
  days: person.days.filter(({ date }) => date >= from && date <= to),
})

interface ShownProps extends TeamProps {
  people: readonly Person[]
  naming: Naming
}

/** One person's pictures, or everybody's. */
export const TeamPictures = ({ db, people, range, setting, naming, name }: ShownProps) => {
  const [whose, setWhose] = useState(EVERYONE)
  const earlier = shiftRange(range, -1)
  const whole = (dates: Dates) =>
    teamReport(
      people.map((one) => within(one, dates)),
      dates,
      setting,
    )
  const report = whole(range)
  const one = people.find(({ id }) => id === whose)
  const of = (dates: Dates): TeamReport | PersonReport =>
    one ? personReport(within(one, dates), dates, setting) : whole(dates)
  const now = of(range)
  const before = of(earlier)
  const { months, changed } = monthsAround(range, {
    ...setting,
    since: firstDayOf(people.flatMap(monthsOf)),
  })
  const changedSince = (first: string) => hasSchemeChange(setting.versions, first, range.to)
  const crossed = {
    ranges: changedSince(earlier.from),
    months: changedSince(months[0]?.from ?? range.to),
  }
  const { today } = setting
  const counted = (one ? [one] : people).map((person) => ({
    today,
    ...person,
    months: monthsOf(person),
  }))
  const stages = stagesOf(counted, months, setting.rollUp)
  const album = {
    textures: naming.textures,
    about: `${one?.name ?? name}, ${rangeName(range)}`,
  }
  const common = { naming, album }
  const beforeName = rangeName(earlier)
  // Where the ranges cannot be compared, there is nothing before.
  const comparable = areComparable(now, before)
  const sumBefore = comparable ? before.sum : { work: {}, base: {} }
  const compared = { work: now.sum.work, before: sumBefore.work, beforeName }
  const products = Object.entries(now.products).map(([product, ms]) => ({ product, ms }))
  const documentation = now.sum.base.documentation ?? 0
  const known = products.reduce((all, { ms }) => all + ms, 0)
  const longest = Object.entries(now.longest)
    .map(([category, ms]) => ({ category, ms }))
    .sort((a, b) => b.ms - a.ms)
  return (
    <>
      <People
        {...{ report, before: one ? whole(earlier) : (before as TeamReport) }}
        {...{ beforeName, naming, rolled: crossed.ranges }}
      />
      <label class="which">
        {reportWords.whose}
        <select
          id="whose"
          value={whose}
          onChange={({ currentTarget: { value } }) => setWhose(value)}
        >
          <option value={EVERYONE}>{reportWords.everyone}</option>
          {report.people.map(({ person }) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <Summary
        {...{ now, before, beforeName, stages, crossed, naming }}
        shares
        people={one ? undefined : report.people.length}
      />
      <Days days={now.days} {...common} shares />
      <Shares
        {...compared}
        {...(crossed.ranges && { work: now.sum.base, before: sumBefore.base })}
        {...common}
        {...{ rollUp: setting.rollUp, rolled: crossed.ranges, shares: true }}
      />
      <Trend trend={now.trend} days={now.days.length} rolled={crossed.ranges} {...common} />
      <Months
        {...{ stages, sum: now.sum, changed, running: rangeAround('month', setting.today).from }}
        {...{ ...common, rolled: crossed.months }}
      />
      <Documented
        documented={{
          ...{ ms: documentation, products: products.sort((a, b) => b.ms - a.ms) },
          elsewhere: Math.max(0, documentation - known),
        }}
        {...{ worked: now.sum.worked, album, shares: true }}
      />
      <Dialing
        now={dialingOf(now.days, setting.versions)}
        was={dialingOf(comparable ? before.days : [], setting.versions)}
        {...{ beforeName, ...common }}
        shares
      />
      {one && <Switches days={now.days} album={album} />}
      <Longest longest={longest} {...common} />
      <Quality quality={now.quality} album={album} shares />
      <p class="says" id="received">
        {reportWords.received}
      </p>
      <TakeAlong
        {...{ db, about: `${name}, ${rangeName(range)}` }}
        csv={(dialect) => teamCsv(report, naming, dialect)}
        json={() =>
          teamJson(report, { team: name, from: range.from, to: range.to, zone: setting.zone })
        }
      />
    </>
  )
}
