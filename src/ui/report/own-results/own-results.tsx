import { useMemo, useState } from 'preact/hooks'
import { leadsOfList } from '../../../core/indicators/list-leads.ts'
import type { PeriodKind } from '../../../core/indicators/periods.ts'
import { fromFirstKnown, resultsOf } from '../../../core/indicators/results.ts'
import type { StintDatabase } from '../../../store/database.ts'
import type { ReportSetting } from '../../../store/views/report-view.ts'
import { Button } from '../../button.tsx'
import { inWords } from '../../formats.ts'
import { amountsIn } from '../../results/amounts.ts'
import { CorrelationPart } from '../../results/correlation.tsx'
import { DialingAndLeads, KindsOfDeals, PerHour } from '../../results/figures.tsx'
import { FivePoints } from '../../results/five-points.tsx'
import { KindAndLag } from '../../results/kind-and-lag.tsx'
import { inTwo, periodName } from '../../results/period-words.ts'
import { ResultsChart } from '../../results/results-chart.tsx'
import { indicatorWords } from '../../words/indicators.ts'
import { namingOf } from '../category-names.ts'
import type { OwnIndicatorsPort, OwnIndicatorValues } from '../ports.ts'
import { Table } from '../table.tsx'
import { type OwnResultsRead, SHOWN, useOwnResults } from './use-own-results.ts'

const words = indicatorWords.own

/**
 * The person's call lists. A list shows its number of leads if the team counts leads under the name
 * of that list.
 */
const Lists = ({ lists, kind, figures, own }: OwnResultsRead & Pick<OwnIndicatorValues, 'own'>) => {
  if (lists.lists.length === 0) return null
  const title = words.lists(periodName(kind, lists.from))
  return (
    <section id="own-lists">
      <h2>{title}</h2>
      <p class="says">{words.listsSays}</p>
      <Table
        caption={title}
        heads={[...words.listHeads]}
        rows={lists.lists.map((list) => ({
          key: list.key,
          head: list.note,
          cells: [
            inWords(list.dialing),
            inWords(list.talk),
            list.ratio === undefined ? '–' : inTwo(list.ratio),
            `${leadsOfList(list, figures.get(lists.from) ?? {}, own) ?? '–'}`,
          ],
        }))}
      />
    </section>
  )
}

interface ShownProps {
  read: OwnResultsRead
  given: OwnIndicatorValues
  lag: number
  setting: ReportSetting
}

const Shown = ({ read, given, lag, setting }: ShownProps) => {
  const { kind, times, figures, periods, present } = read
  const naming = useMemo(
    () => namingOf(setting.rollUp, setting.settings, [...times.values()]),
    [times],
  )
  const { own } = given
  const amounts = amountsIn(given.currency)
  const all = resultsOf(times, figures, { kind, periods, lag })
  const results = fromFirstKnown(all.slice(-SHOWN[kind]))
  const whole = periods.filter((from) => from < present)
  const last = resultsOf(times, figures, { kind, periods: whole, lag: 0 }).at(-1)
  const common = { kind, results, amounts, present }
  return (
    <div class="result-tables">
      {times.size === 0 && <p class="says">{indicatorWords.results.noTime}</p>}
      <ResultsChart
        {...common}
        lag={lag}
        own={own}
        naming={naming}
        shared={{ textures: naming.textures, about: indicatorWords.results.title }}
      />
      <PerHour {...common} />
      <KindsOfDeals {...common} />
      <DialingAndLeads {...common} isOwn />
      <Lists {...read} own={own} />
      {last && <FivePoints kind={kind} last={last} amounts={amounts} />}
      <CorrelationPart {...{ kind, times, figures, own, present, lag }} />
    </div>
  )
}

const NotConnected = () => (
  <p>
    {words.notConnected} <a href="settings.html#connection">{words.connect}</a>
  </p>
)

const isOld = (error: unknown) => (error as { failure?: string }).failure === 'not-found'

const NotGiven = ({ error, again }: { error: unknown; again: () => void }) => (
  <div>
    <p class="failed" role="alert">
      {isOld(error) ? words.old : words.failed}
    </p>
    <Button id="own-results-again" onClick={again}>
      {words.again}
    </Button>
  </div>
)

export interface OwnResultsProps {
  db: StintDatabase
  port: OwnIndicatorsPort
  setting: ReportSetting
}

/** A person's own key indicators beside their own time. */
export const OwnResults = ({ db, port, setting }: OwnResultsProps) => {
  const [kind, setKind] = useState<PeriodKind>('month')
  const [lag, setLag] = useState(0)
  const { today, rollUp } = setting
  const { state, again } = useOwnResults({ db, port, kind, today, rollUp })
  const read = state && 'kind' in state ? state : undefined
  const given = read?.given
  return (
    <div id="own-results" data-shown={read?.kind}>
      <p class="says">{words.lead}</p>
      {!state && <p role="status">{indicatorWords.loading}</p>}
      {state && 'error' in state && <NotGiven error={state.error} again={again} />}
      {read && !given && <NotConnected />}
      {given && <KindAndLag kind={kind} lag={lag} setKind={setKind} setLag={setLag} />}
      {given?.values.length === 0 && <p>{words.nothing}</p>}
      {read && given && given.values.length > 0 && (
        <Shown read={read} given={given} lag={lag} setting={setting} />
      )}
    </div>
  )
}
