import { useEffect, useState } from 'preact/hooks'
import { changedWithin, monthsAround } from '../../core/report/months.ts'
import { aDay } from '../../core/report/quality.ts'
import { type Dates, MOST_DAYS, moved, type Range, rangeAround } from '../../core/report/range.ts'
import {
  type Person,
  type PersonReport,
  personReport,
  switchesADay,
  type TeamReport,
  teamReport,
} from '../../core/report/team.ts'
import { miscOf, sellingOf, trendOf } from '../../core/report/trend.ts'
import type { Setting } from '../../store/report.ts'
import { inWords } from '../formats.ts'
import { reportWords } from '../words/report.ts'
import { type Failure, failureOf, type TeamDoors } from './doors.ts'
import { teamCsv, teamJson } from './files.ts'
import { dayOfYear, decimal, part, points, rangeName } from './formats.ts'
import { type Naming, namingOf } from './naming.ts'
import { Longest, Switches } from './parts/broken.tsx'
import { Dialing } from './parts/calls.tsx'
import { Days } from './parts/days.tsx'
import { Documented } from './parts/documented.tsx'
import { Months } from './parts/months.tsx'
import { Quality } from './parts/quality.tsx'
import { Shares } from './parts/shares.tsx'
import { Trend } from './parts/trend.tsx'
import { Summary } from './summary.tsx'
import { Table } from './table.tsx'
import { TakeAlong } from './take-along.tsx'

interface TeamProps {
  range: Range
  setting: Setting
  name: string
  layout: TeamDoors['layout']
}

const earliest = (a: string, b: string) => (a < b ? a : b)
const EVERYONE = ''

/** Everything that is compared, asked for at once; never more days than the endpoint tells of. */
function asked(range: Range, { versions, today }: Setting): Dates {
  const to = range.to
  const first = Temporal.PlainDate.from(to)
    .subtract({ days: MOST_DAYS - 1 })
    .toString()
  const { months } = monthsAround(range, { versions, today, since: first })
  const from = earliest(moved(range, -1).from, months[0]?.from ?? range.from)
  return { from: from > first ? from : first, to }
}

const within = (person: Person, { from, to }: Dates): Person => ({
  ...person,
  days: person.days.filter(({ date }) => date >= from && date <= to),
})

type State = { people: readonly Person[]; of: Range } | { failure: Failure; of: Range } | undefined

const useLayout = ({ range, setting, layout }: TeamProps) => {
  const [state, setState] = useState<State>()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let stopped = false
    const tell = (next: State) => {
      if (!stopped) setState(next)
    }
    setState(undefined)
    layout(asked(range, setting)).then(
      (people) => tell({ people, of: range }),
      (error) => tell({ failure: failureOf(error, reportWords.failures), of: range }),
    )
    return () => {
      stopped = true
    }
  }, [range.from, range.to, range.kind, tries])
  return { state, again: () => setTries(tries + 1) }
}

const lastSent = (date: string | undefined) => (date ? dayOfYear(date) : reportWords.never)

/** `53% (+4)`: the points against the range before. */
const changed = (share: number | undefined, before: number | undefined) =>
  share === undefined || before === undefined
    ? part(share)
    : `${part(share)} (${points(share, before)})`

/** Who stands where, and how whole each person's data is. */
const People = ({
  report: { people, silent },
  before,
}: {
  report: TeamReport
  before: TeamReport
}) => (
  <section class="picture" id="people" data-wide>
    <h3>{reportWords.people}</h3>
    <p class="says">{reportWords.peopleSays}</p>
    <Table
      caption={reportWords.people}
      heads={[
        ...[reportWords.person, reportWords.selling, reportWords.misc, reportWords.perDay],
        ...[reportWords.switches, reportWords.weekdaysSent, reportWords.explained],
        ...[reportWords.corrected, reportWords.lastSent],
      ]}
      rows={people.map(({ person, sum, days, quality }) => {
        const mean = aDay(quality)
        const switches = switchesADay(days)
        const { weekdays, missingDays } = quality
        const was = before.people.find((one) => one.person.id === person.id)?.sum
        return {
          key: person.id,
          head: person.name,
          cells: [
            changed(sellingOf(sum), was && sellingOf(was)),
            changed(miscOf(sum), was && miscOf(was)),
            mean === undefined ? '–' : inWords(mean),
            switches === undefined ? '–' : decimal(switches),
            reportWords.dataDays(weekdays - missingDays.length, weekdays),
            ...[part(quality.whole), quality.corrected, lastSent(person.lastSent)],
          ],
        }
      })}
    />
    {silent.length > 0 && (
      <p id="silent">
        {reportWords.silent}:{' '}
        {silent.map((person) => `${person.name} (${lastSent(person.lastSent)})`).join(', ')}
      </p>
    )}
  </section>
)

interface ShownProps extends TeamProps {
  people: readonly Person[]
  naming: Naming
}

/** One person's pictures, or everybody's. */
const Pictures = ({ people, range, setting, naming, name }: ShownProps) => {
  const [whose, setWhose] = useState(EVERYONE)
  const earlier = moved(range, -1)
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
    since: people[0] && firstOf(people),
  })
  const changedSince = (first: string) => changedWithin(setting.versions, first, range.to)
  const crossed = {
    ranges: changedSince(earlier.from),
    months: changedSince(months[0]?.from ?? range.to),
  }
  const stages = months.flatMap((month) => trendOf(of(month).days, 'month', setting.rollUp))
  const album = {
    textures: naming.textures,
    about: `${one?.name ?? name}, ${rangeName(range)}`,
  }
  const common = { naming, album }
  const beforeName = rangeName(earlier)
  const compared = { work: now.sum.work, before: before.sum.work, beforeName }
  const products = Object.entries(now.products).map(([product, ms]) => ({ product, ms }))
  const documentation = now.sum.base.documentation ?? 0
  const known = products.reduce((all, { ms }) => all + ms, 0)
  const longest = Object.entries(now.longest)
    .map(([category, ms]) => ({ category, ms }))
    .sort((a, b) => b.ms - a.ms)
  return (
    <>
      <People report={report} before={whole(earlier)} />
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
      <Summary {...{ now, before, beforeName, stages, crossed }} shares />
      <Days days={now.days} {...common} shares />
      <Shares
        {...compared}
        {...(crossed.ranges && { work: now.sum.base, before: before.sum.base })}
        {...common}
        {...{ rollUp: setting.rollUp, rolled: crossed.ranges, shares: true }}
      />
      <Trend trend={now.trend} days={now.days.length} album={album} />
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
      <Dialing {...compared} {...common} shares />
      {one && <Switches days={now.days} album={album} />}
      <Longest longest={longest} {...common} />
      <Quality quality={now.quality} album={album} shares />
      <p class="says">{reportWords.noHours}</p>
      <TakeAlong
        about={`${name}, ${rangeName(range)}`}
        csv={() => teamCsv(report, naming)}
        json={() =>
          teamJson(report, { team: name, from: range.from, to: range.to, zone: setting.zone })
        }
      />
    </>
  )
}

/** The first day of which the team knows anything. */
const firstOf = (people: readonly Person[]) =>
  people.flatMap(({ days }) => days.map(({ date }) => date)).reduce(earliest, '9999-12-31')

const Told = (props: TeamProps & { people: readonly Person[] }) => {
  const { people, range, setting } = props
  if (!people.some(({ days }) => days.some(({ date }) => date >= range.from)))
    return <p class="empty">{reportWords.teamNobody}</p>
  const seen = people.flatMap(({ days }) => days.flatMap(({ work }) => Object.keys(work)))
  const naming = namingOf(setting.rollUp, setting.settings, seen)
  return <Pictures {...props} naming={naming} />
}

/** A manager's report of the team; nothing of it is kept. */
export const Team = (props: TeamProps) => {
  const { state, again } = useLayout(props)
  const of = state?.of
  return (
    <div id="team" data-shown={of && `${of.kind} ${of.from} ${of.to}`}>
      {!state && (
        <p class="empty" role="status">
          {reportWords.loading}
        </p>
      )}
      {state && 'failure' in state && (
        <div class="empty">
          <p class="failed" role="alert">
            {reportWords.failures[state.failure]}
          </p>
          <button type="button" class="button" id="again" onClick={again}>
            {reportWords.tryAgain}
          </button>
        </div>
      )}
      {state && 'people' in state && <Told {...props} people={state.people} />}
    </div>
  )
}
