import '../../report/report.css'
import '../indicators/indicators.css'
import { useMemo, useState } from 'preact/hooks'
import { LAGS } from '../../../core/indicators/beside.ts'
import { marginPercentOf } from '../../../core/indicators/figures.ts'
import type { PeriodKind } from '../../../core/indicators/periods.ts'
import { readinessOf } from '../../../core/indicators/readiness.ts'
import { resultsOf } from '../../../core/indicators/results.ts'
import { rollUpBy } from '../../../core/report/roll-up.ts'
import { FIRST_SCHEME } from '../../../core/scheme/versions.ts'
import { dayOf } from '../../../core/time/days.ts'
import type { Reviews } from '../../../sync/contract.ts'
import { namingOf } from '../../report/naming.ts'
import { Segmented } from '../../report/segmented.tsx'
import { indicatorWords } from '../../words/indicators.ts'
import { writeAddress } from '../address.ts'
import { Failed } from '../failed.tsx'
import { amountsIn } from '../indicators/amounts.ts'
import { TeamPicker, useTeam } from '../indicators/team-picker.tsx'
import type { IndicatorDoors, PageProps } from '../ports.ts'
import { Context } from './context.tsx'
import { Cost, FivePoints } from './cost.tsx'
import { Course } from './course.tsx'
import { KindsOfDeals, PerHour } from './figures.tsx'
import { Review } from './review.tsx'
import { Together } from './together.tsx'
import { type ResultsRead, SHOWN, useResults } from './use-results.ts'

const words = indicatorWords.results

const KINDS = ['week', 'month', 'quarter'] as const

interface ShownProps {
  results: ResultsRead
  lag: number
  team: string
  name: string
  doors: IndicatorDoors
  setReviews: (reviews: Reviews['reviews']) => void
}

/** The categories of the base 8 have the same names and colours in every version. */
const useNaming = ({ times }: ResultsRead) =>
  useMemo(() => namingOf(rollUpBy([FIRST_SCHEME]), { colours: {} }, [...times.values()]), [times])

const Readiness = ({ results }: { results: ResultsRead }) => {
  const months = new Map(
    [...results.figures].map(([from, own]) => [
      from,
      { volume: own.volume, margin: marginPercentOf(own) },
    ]),
  )
  const { isReady, facts } = readinessOf(months, results.present)
  const kept = (id: 'volume' | 'margin') =>
    facts.find(({ indicator }) => indicator === id)?.months ?? 0
  return (
    <section aria-labelledby="ready-title" id="readiness">
      <h2 id="ready-title">{words.readiness}</h2>
      <p>{isReady ? words.ready : words.notReady(kept('volume'), kept('margin'))}</p>
    </section>
  )
}

const Shown = ({ results, lag, team, name, doors, setReviews }: ShownProps) => {
  const { kind, times, figures, choices, periods, present, reviews } = results
  const naming = useNaming(results)
  const amounts = amountsIn(choices.currency)
  const all = resultsOf(times, figures, { kind, periods, lag })
  const shown = all.slice(-SHOWN[kind])
  // Review, cost and arithmetic are of the last whole period, with its own results.
  const whole = periods.filter((from) => from < present)
  const done = resultsOf(times, figures, { kind, periods: whole, lag: 0 })
  const last = done.at(-1)
  const common = { kind, results: shown, amounts, present }
  return (
    <>
      {kind === 'month' && (
        <Review
          results={done}
          reviews={reviews}
          amounts={amounts}
          store={async (review) => setReviews(await doors.review(team, review))}
        />
      )}
      <Course
        {...common}
        lag={lag}
        choices={choices}
        naming={naming}
        album={{ textures: naming.textures, about: name }}
      />
      <PerHour {...common} />
      <KindsOfDeals {...common} />
      {last && <FivePoints kind={kind} last={last} amounts={amounts} />}
      {last && (
        <Cost
          kind={kind}
          last={last}
          amounts={amounts}
          naming={naming}
          hourlyCost={choices.hourlyCost ?? undefined}
        />
      )}
      <Together results={results} lag={lag} />
      {kind === 'month' && <Readiness results={results} />}
      <Context />
    </>
  )
}

/** What came of the team's time: indicators and time on one axis, and what follows from both. */
export const ResultsPage = (props: PageProps) => {
  const { doors, me } = props
  const [today] = useState(() => dayOf(Date.now(), Temporal.Now.timeZoneId(), 0))
  const [kind, setKind] = useState<PeriodKind>('month')
  const [lag, setLag] = useState(0)
  const { team = '', pick } = useTeam(props, 'results')
  const { results, failed, setReviews } = useResults(doors, { team, kind, today })
  const name = me.leads.find(({ id }) => id === team)?.name ?? ''
  return (
    <div class="indicators" id="results" data-shown={results && `${team} ${results.kind}`}>
      <h1>{words.title}</h1>
      <p class="says">{words.lead}</p>
      <TeamPicker me={me} team={team} pick={pick} />
      <div class="result-controls">
        <Segmented
          id="kind"
          label={words.period}
          options={KINDS}
          nameOf={(one) => words.kinds[one]}
          chosen={kind}
          choose={setKind}
        />
        <label>
          {words.lag}
          <select
            id="lag"
            value={`${lag}`}
            onChange={({ currentTarget }) => setLag(Number(currentTarget.value))}
          >
            {LAGS.map((one) => (
              <option key={one} value={`${one}`}>
                {words.lags[kind][one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Failed text={failed} />
      {!results && !failed && <p role="status">{indicatorWords.loading}</p>}
      {results?.isGroup && <p id="group-mode">{words.groupMode}</p>}
      {results && results.values.length === 0 && (
        <p>
          {words.nothing}{' '}
          <a href={writeAddress('indicators', new URLSearchParams([['team', team]]))}>
            {words.enterThem}
          </a>
        </p>
      )}
      {results && (
        <Shown
          results={results}
          lag={lag}
          team={team}
          name={name}
          doors={doors.indicators}
          setReviews={setReviews}
        />
      )}
    </div>
  )
}
