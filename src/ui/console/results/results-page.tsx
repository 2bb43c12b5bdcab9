import { Button } from '../../button.tsx'
import '../../report/report.css'
import '../indicators/indicators.css'
import { useMemo, useState } from 'preact/hooks'
import {
  type PeriodKind,
  periodOf,
  periodsBetween,
  shiftPeriod,
} from '../../../core/indicators/periods.ts'
import { readinessOf } from '../../../core/indicators/readiness.ts'
import { fromFirstKnown, resultsOf } from '../../../core/indicators/results.ts'
import { rollUpBy } from '../../../core/report/roll-up.ts'
import { FIRST_SCHEME } from '../../../core/scheme/versions.ts'
import type { Reviews } from '../../../sync/contract.ts'
import { namingOf } from '../../report/category-names.ts'
import { amountsIn } from '../../results/amounts.ts'
import { CorrelationPart } from '../../results/correlation.tsx'
import { DialingAndLeads, KindsOfDeals, PerHour } from '../../results/figures.tsx'
import { FivePoints } from '../../results/five-points.tsx'
import { KindAndLag } from '../../results/kind-and-lag.tsx'
import { ReadinessFacts } from '../../results/readiness-facts.tsx'
import { ResultsChart } from '../../results/results-chart.tsx'
import { indicatorWords } from '../../words/indicators.ts'
import { readinessWords } from '../../words/readiness.ts'
import { writeAddress } from '../address.ts'
import { todayHere } from '../date-here.ts'
import { FailureMessage } from '../failure-message.tsx'
import type { IndicatorPorts } from '../indicators/ports.ts'
import { TeamPicker, useTeam } from '../indicators/team-picker.tsx'
import type { PageProps } from '../ports.ts'
import { Cost } from './cost.tsx'
import { LatestResults } from './latest-results.tsx'
import { PublicStudies } from './public-studies.tsx'
import { Review } from './review.tsx'
import { type ResultsRead, SHOWN, useResults } from './use-results.ts'

const words = indicatorWords.results

/** The largest number of future periods that the chart shows so that a target is visible. */
const MOST_TO_COME: Record<PeriodKind, number> = { week: 13, month: 6, quarter: 4 }

interface ShownProps {
  results: ResultsRead
  lag: number
  team: string
  name: string
  ports: IndicatorPorts
  setReviews: (reviews: Reviews['reviews']) => void
}

/**
 * Names and colours of categories. The 8 base categories are used, because they are the same in
 * every version of a scheme.
 */
const useNaming = ({ times }: ResultsRead) =>
  useMemo(() => namingOf(rollUpBy([FIRST_SCHEME]), { colours: {} }, [...times.values()]), [times])

const Readiness = ({ results: { figures, present } }: { results: ResultsRead }) => (
  <section aria-labelledby="ready-title" id="readiness">
    <h2 id="ready-title">{readinessWords.title}</h2>
    <ReadinessFacts {...readinessOf(figures, present)} />
  </section>
)

/** The future periods up to the last target, so that the chart contains the line to that target. */
const toCome = ({ kind, choices, present }: ResultsRead) => {
  const ends = choices.targets.map(({ to }) => periodOf(kind, to)).sort()
  const last = ends.at(-1) ?? present
  const most = shiftPeriod(kind, present, MOST_TO_COME[kind])
  const first = shiftPeriod(kind, present, 1)
  return last < first ? [] : periodsBetween(kind, first, last < most ? last : most)
}

/** The results that the chart shows, and those of all whole periods. */
const seriesOf = (read: ResultsRead, lag: number) => {
  const { kind, times, figures, periods, present } = read
  const all = resultsOf(times, figures, { kind, periods, lag })
  const grouped = read.groupWeeks.flatMap(({ week, figures }) => (figures ? [week] : []))
  const shown = fromFirstKnown(all.slice(-SHOWN[kind]), grouped)
  const ahead = resultsOf(times, figures, { kind, periods: toCome(read), lag })
  // The monthly review, the cost, and the sentence about a selling share that is five percentage
  // points higher use the last whole period. They compare the time of that period with the results
  // of the same period, so the lag is 0 (see kind-and-lag.tsx).
  const whole = periods.filter((from) => from < present)
  const done = resultsOf(times, figures, { kind, periods: whole, lag: 0 })
  return { shown, ahead, done }
}

const Shown = ({ results, lag, team, name, ports, setReviews }: ShownProps) => {
  const { kind, times, figures, choices, present, reviews } = results
  const naming = useNaming(results)
  const amounts = amountsIn(choices.currency)
  const { shown, ahead, done } = seriesOf(results, lag)
  const last = done.at(-1)
  const common = { kind, results: shown, amounts, present }
  const hourlyCost = choices.hourlyCost ?? undefined
  return (
    <>
      {kind === 'month' && (
        <LatestResults
          results={done}
          targets={choices.targets}
          amounts={amounts}
          naming={naming}
          targetsLink={writeAddress('indicators', new URLSearchParams([['team', team]]))}
        />
      )}
      <ResultsChart
        {...common}
        results={[...shown, ...ahead]}
        lag={lag}
        own={choices.own}
        targets={choices.targets}
        naming={naming}
        groupWeeks={results.groupWeeks}
        shared={{ textures: naming.textures, about: name }}
      />
      {kind === 'month' && (
        <Review
          results={done}
          reviews={reviews}
          amounts={amounts}
          store={async (review) => setReviews(await ports.review(team, review))}
        />
      )}
      {times.size === 0 && !results.isGroup && <p class="says">{words.noTime}</p>}
      {times.size > 0 && <PerHour {...common} />}
      <KindsOfDeals {...common} hourlyCost={hourlyCost} />
      <DialingAndLeads {...common} />
      {last && <FivePoints kind={kind} last={last} amounts={amounts} />}
      {last && (
        <Cost kind={kind} last={last} amounts={amounts} naming={naming} hourlyCost={hourlyCost} />
      )}
      <CorrelationPart
        kind={kind}
        times={times}
        figures={figures}
        own={choices.own}
        present={present}
        lag={lag}
      />
      {kind === 'month' && <Readiness results={results} />}
      <PublicStudies />
    </>
  )
}

/**
 * The page of a team's results: a chart with key indicators and time on one axis of dates, and the
 * figures that are computed from indicators and time.
 */
export const ResultsPage = (props: PageProps) => {
  const { ports, me } = props
  const [today] = useState(todayHere)
  const [kind, setKind] = useState<PeriodKind>('month')
  const [lag, setLag] = useState(0)
  const { team = '', pick } = useTeam(props, 'results')
  const { results, failed, setReviews } = useResults(ports, { team, kind, today })
  const name = me.leads.find(({ id }) => id === team)?.name ?? ''
  return (
    <div class="indicators" id="results" data-shown={results && `${team} ${results.kind}`}>
      <h1>{words.title}</h1>
      <p class="says">{words.lead}</p>
      <TeamPicker me={me} team={team} pick={pick} />
      <KindAndLag kind={kind} lag={lag} setKind={setKind} setLag={setLag} />
      <FailureMessage text={failed} />
      {!results && !failed && <p role="status">{indicatorWords.loading}</p>}
      {results?.isGroup && (
        <p id="group-mode">
          {words.groupMode}{' '}
          {kind !== 'week' && (
            <Button id="group-weeks" onClick={() => setKind('week')}>
              {words.groupWeeks}
            </Button>
          )}
        </p>
      )}
      {results && results.values.length === 0 && (
        <p class="nothing">
          {words.nothing}{' '}
          <a href={writeAddress('indicators', new URLSearchParams([['team', team]]))}>
            {words.enterThem}
          </a>
        </p>
      )}
      {results && results.values.length === 0 && <PublicStudies />}
      {results && results.values.length > 0 && (
        <Shown
          results={results}
          lag={lag}
          team={team}
          name={name}
          ports={ports.indicators}
          setReviews={setReviews}
        />
      )}
    </div>
  )
}
