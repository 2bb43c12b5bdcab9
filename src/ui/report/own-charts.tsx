import { useLayoutEffect } from 'preact/hooks'
import { dialingOf } from '../../core/report/calls.ts'
import { areComparable } from '../../core/report/compare.ts'
import type { Given } from '../../core/report/findings/findings.ts'
import { hasSchemeChange, monthsAround } from '../../core/report/months.ts'
import { workPerDay } from '../../core/report/quality.ts'
import type { Stage } from '../../core/report/trend.ts'
import { firstDayOfChange } from '../../core/scheme/change.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { OwnReport } from '../../store/views/report-view.ts'
import { inWords } from '../formats.ts'
import { reportWords } from '../words/report.ts'
import { placeIn } from './address.ts'
import { useOwnNaming } from './category-names.ts'
import { showChart } from './chart-link.tsx'
import { DownloadReport } from './download-report.tsx'
import { mineCsv, mineJson } from './files.ts'
import { FindingCards } from './findings/findings.tsx'
import { FirstCharts } from './first-charts.tsx'
import { rangeName } from './formats.ts'
import { OwnFolds } from './own-folds.tsx'
import { ResultsFold } from './own-results/results-fold.tsx'
import { Days } from './parts/days.tsx'
import { Shares } from './parts/shares.tsx'
import type { OwnIndicatorsPort, TablesPort, TeamPorts } from './ports.ts'
import { type Read, useMonths } from './read-report.ts'

const ownInputs = (mine: OwnReport, stages: readonly Stage[] | undefined): Given => {
  const { range, before, setting, notes } = mine
  const { months, changed } = monthsAround(range, setting)
  const within = (first: string) => hasSchemeChange(setting.versions, first, range.to)
  return {
    range,
    now: mine,
    before,
    stages,
    changed,
    crossed: { ranges: within(before.range.from), months: within(months[0]?.from ?? range.to) },
    uninterruptedDays: mine.uninterruptedDays,
    dialing: {
      now: dialingOf(mine.days, setting.versions),
      before: dialingOf(areComparable(mine, before) ? before.days : [], setting.versions),
    },
    notes: { now: notes, before: before.notes },
    rollUp: setting.rollUp,
  }
}

interface OwnChartsProps {
  read: Read
  db: StintDatabase
  tables: TablesPort
  middle: TeamPorts['middle'] | undefined
  ownIndicators: OwnIndicatorsPort
}

/** How long the person worked in the range, and on an average day, in words. */
const workedWords = ({ quality, sum }: OwnReport) => {
  const mean = workPerDay(quality)
  if (mean === undefined) return `${inWords(sum.worked)}.`
  const perDay = quality.worked === sum.worked ? reportWords.aDay : reportWords.aDayBefore
  return `${inWords(sum.worked)}, ${perDay(inWords(mean), quality.days)}.`
}

export const OwnCharts = (props: OwnChartsProps) => {
  const { read, db, tables, middle, ownIndicators } = props
  const { mine } = read
  const { setting, range, before, sum } = mine
  const stages = useMonths(db, mine)
  const naming = useOwnNaming(mine)
  const shared = { textures: naming.textures, about: rangeName(range) }
  const common = { naming, shared }
  const given = ownInputs(mine, stages)
  const { ranges: rolled } = given.crossed
  // If the ranges cannot be compared, the earlier range is not shown.
  const comparable = areComparable(mine, before)
  const beforeName = rangeName(before.range)
  const totals = rolled ? 'base' : 'work'
  useLayoutEffect(() => {
    const place = placeIn(location.hash)
    if (place) showChart(place)
  }, [])
  return (
    <>
      <FindingCards
        given={given}
        naming={naming}
        watched={{
          watch: mine.misc,
          limit: setting.settings.miscShare,
          changeFrom: firstDayOfChange(setting.versions, setting.today),
        }}
      />
      <FirstCharts days={mine.days.length}>
        <Shares
          work={sum[totals]}
          before={comparable ? before.sum[totals] : {}}
          beforeName={beforeName}
          worked={workedWords(mine)}
          rolled={rolled}
          {...common}
        />
        <Days
          days={mine.days}
          usual={comparable ? workPerDay(before.quality) : undefined}
          beforeName={beforeName}
          linkOf={(date) => `day.html#${date}`}
          {...common}
        />
      </FirstCharts>
      <OwnFolds read={read} given={given} middle={middle} {...common} />
      <ResultsFold db={db} port={ownIndicators} setting={setting} />
      <DownloadReport
        tables={tables}
        about={shared.about}
        csv={(dialect) => mineCsv(mine, naming, dialect)}
        json={() => mineJson(mine)}
      />
    </>
  )
}
