import { useEffect, useState } from 'preact/hooks'
import { callListsOf } from '../../core/report/call-lists.ts'
import { areComparable } from '../../core/report/compare.ts'
import type { Given } from '../../core/report/findings/findings.ts'
import { unsentDays } from '../../core/report/quality.ts'
import { MONDAY, type Range, rangeAround, weekBeside } from '../../core/report/range.ts'
import type { Middle as TeamMiddle } from '../../core/report/team.ts'
import { miscPercent } from '../../core/report/trend.ts'
import type { Naming } from './category-names.ts'
import type { SharedByCharts } from './chart-section.tsx'
import { CrmFold, FocusFold, QualityFold, TimeFold } from './folds.tsx'
import { rangeName, stretchTimes } from './formats.ts'
import { CallLists } from './parts/call-lists.tsx'
import { WithCrmOpen } from './parts/calls.tsx'
import { Guess } from './parts/guess.tsx'
import { Hours } from './parts/hours.tsx'
import { Middle } from './parts/middle.tsx'
import { Misc } from './parts/misc.tsx'
import { Switches } from './parts/switches.tsx'
import type { TeamPorts } from './ports.ts'
import type { Read } from './read-report.ts'

interface OwnFoldsProps {
  read: Read
  given: Given
  naming: Naming
  shared: SharedByCharts
  middle: TeamPorts['middle'] | undefined
}

/**
 * The dates to request for the team's middle: the median share of each category among the other
 * members. The endpoint returns the middle only for weeks from Monday to Sunday, but a person's
 * weeks can begin on another day.
 */
const daysOfMiddle = (range: Range) => (range.kind === 'week' ? weekBeside(range, MONDAY) : range)

/** The team's middle. If it cannot be fetched, only its section is missing on the page. */
const useMiddle = (ask: OwnFoldsProps['middle'], range: Range) => {
  const { from, to } = daysOfMiddle(range)
  const [middle, setMiddle] = useState<{ of: TeamMiddle | undefined }>()
  useEffect(() => {
    let stopped = false
    setMiddle(undefined)
    ask?.({ from, to }).then(
      (of) => !stopped && setMiddle({ of }),
      () => undefined,
    )
    return () => {
      stopped = true
    }
  }, [ask, from, to])
  return middle
}

/** The parts of a person's own report that can be folded. */
export const OwnFolds = ({ read, given, middle, ...common }: OwnFoldsProps) => {
  const { mine, guess } = read
  const { setting, range, before, sum, notes } = mine
  const team = useMiddle(middle, range)
  const { shared } = common
  return (
    <>
      <TimeFold
        given={given}
        comparable={areComparable(mine, before)}
        running={rangeAround('month', setting.today).from}
        {...common}
      >
        {range.kind === 'month' && guess?.guess && (
          <Guess guess={guess.guess} base={sum.base} {...common} />
        )}
        {team && <Middle middle={team.of} sum={sum} {...common} />}
        <Misc
          notes={notes}
          before={before.notes}
          percent={miscPercent(sum)}
          limit={setting.settings.miscShare}
          {...common}
        />
      </TimeFold>
      <FocusFold
        given={given}
        longest={mine.longest.map(({ category, startedAt, endedAt }) => ({
          category,
          ms: endedAt - startedAt,
          when: stretchTimes(startedAt, endedAt),
        }))}
        {...common}
      >
        <Switches days={mine.days} firstDay={setting.firstDay} shared={shared} />
        <Hours hours={mine.hours} firstDay={setting.firstDay} shared={shared} />
      </FocusFold>
      <CrmFold
        given={given}
        documented={mine.documented}
        beforeName={rangeName(before.range)}
        {...common}
      >
        <WithCrmOpen beside={mine.beside} {...common} />
        <CallLists lists={callListsOf(mine.data, setting.versions)} shared={shared} />
      </CrmFold>
      <QualityFold
        quality={mine.quality}
        unsent={unsentDays(mine.days, mine.quality)}
        shared={shared}
      />
    </>
  )
}
