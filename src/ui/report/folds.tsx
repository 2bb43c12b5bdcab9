/**
 * The parts of the report that can be folded. A person's report and a team's report share them. The
 * caller passes in what only one of the two reports has.
 */
import type { ComponentChildren } from 'preact'
import type { DocumentationTime } from '../../core/report/documented.ts'
import type { Given } from '../../core/report/findings/findings.ts'
import { percentsOf } from '../../core/report/percents.ts'
import { originPercents, type Quality as QualityFigures } from '../../core/report/quality.ts'
import { rollUpSum, sellingPercent } from '../../core/report/trend.ts'
import { uninterruptedOf } from '../../core/report/uninterrupted.ts'
import { reportWords } from '../words/report.ts'
import type { Naming } from './category-names.ts'
import type { SharedByCharts } from './chart-section.tsx'
import { Fold } from './fold.tsx'
import { decimal, inPercent, rangeName } from './formats.ts'
import { Dialing } from './parts/calls.tsx'
import { Documented } from './parts/documented.tsx'
import { Groups } from './parts/groups.tsx'
import { Longest } from './parts/longest.tsx'
import { Months } from './parts/months.tsx'
import { Quality } from './parts/quality.tsx'
import { Trend } from './parts/trend.tsx'
import { UninterruptedByWeekday } from './parts/uninterrupted.tsx'

interface Common {
  given: Given
  naming: Naming
  shared: SharedByCharts
  /**
   * Whether to show shares in percent and no lengths of time. True for a team, because the days of
   * several people cannot be compared by length.
   */
  shares?: boolean
  children?: ComponentChildren
}

interface TimeProps extends Common {
  /** Whether the earlier range is shown for comparison. */
  comparable: boolean
  /** The first day of the current month. */
  running: string
}

export const TimeFold = (props: TimeProps) => {
  const { given, comparable, running, shares = false, children, ...common } = props
  const { range, now, before, stages = [], changed, crossed } = given
  const [sum, was] = [now.sum, before.sum].map((one) => (crossed.ranges ? rollUpSum(one) : one))
  const beforeName = rangeName(before.range)
  const { shared } = common
  return (
    <Fold
      name="time"
      isTeam={shares}
      main={reportWords.mainTime(inPercent(sum && sellingPercent(sum)))}
    >
      <Groups
        groups={sum?.groups ?? {}}
        before={(comparable && was?.groups) || {}}
        beforeName={beforeName}
        shared={shared}
        shares={shares}
      />
      <Trend
        trend={now.trend}
        sum={now.sum}
        before={comparable ? before.sum : undefined}
        beforeName={beforeName}
        days={now.days.length}
        rolled={crossed.ranges}
        {...common}
      />
      <Months
        stages={stages}
        sum={now.sum}
        rangeName={rangeName(range)}
        changed={changed}
        running={running}
        rolled={crossed.months}
        {...common}
      />
      {children}
    </Fold>
  )
}

interface FocusProps extends Common {
  longest: readonly { category: string; ms: number; when?: string }[]
}

export const FocusFold = ({ given, longest, children, ...props }: FocusProps) => {
  const { shares = false, ...common } = props
  const switches = uninterruptedOf(given.uninterruptedDays)?.switches
  return (
    <Fold
      name="focus"
      isTeam={shares}
      main={switches === undefined ? undefined : reportWords.mainFocus(decimal(switches))}
    >
      <UninterruptedByWeekday days={given.uninterruptedDays} shared={common.shared} />
      <Longest longest={longest} {...common} />
      {children}
    </Fold>
  )
}

interface CrmProps extends Common {
  documented: Pick<DocumentationTime, 'ms' | 'elsewhere' | 'products'> &
    Partial<Pick<DocumentationTime, 'records'>>
  beforeName: string
}

export const CrmFold = (props: CrmProps) => {
  const { given, documented, beforeName, children, shares = false, ...common } = props
  const { sum } = given.now
  const percent = percentsOf(sum.base).get('documentation') ?? 0
  return (
    <Fold name="crm" isTeam={shares} main={reportWords.mainCrm(inPercent(percent))}>
      <Documented
        documented={documented}
        percent={percent}
        shared={common.shared}
        shares={shares}
      />
      {children}
      <Dialing
        now={given.dialing.now}
        was={given.dialing.before}
        beforeName={beforeName}
        shares={shares}
        {...common}
      />
    </Fold>
  )
}

interface QualityFoldProps {
  quality: QualityFigures
  shared: SharedByCharts
  shares?: boolean
  /**
   * Days without work on which the person recorded only breaks or private time. They are known only
   * in a person's own report.
   */
  unsent?: readonly string[]
  children?: ComponentChildren
}

export const QualityFold = (props: QualityFoldProps) => {
  const { quality, shares = false, children, ...shown } = props
  const percents = originPercents(quality)
  const numbers = (['automatic', 'byHand', 'edited', 'unexplained'] as const).map((name) =>
    inPercent(percents.get(name)),
  ) as [string, string, string, string]
  return (
    <Fold name="quality" isTeam={shares} main={reportWords.mainQuality(...numbers)}>
      <Quality quality={quality} shares={shares} {...shown} />
      {children}
    </Fold>
  )
}
