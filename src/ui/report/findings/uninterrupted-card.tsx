import type { UninterruptedFinding } from '../../../core/report/findings/uninterrupted.ts'
import {
  type UninterruptedDay,
  uninterruptedByWeekday,
} from '../../../core/report/uninterrupted.ts'
import { inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { ChartLink } from '../chart-link.tsx'
import { decimal, fullDay, weekdayName } from '../formats.ts'
import { perHour } from '../parts/calls.tsx'
import { Card } from './card.tsx'
import { SmallBars } from './small-charts.tsx'

interface UninterruptedCardProps {
  uninterrupted: UninterruptedFinding
  days: readonly UninterruptedDay[]
  beforeName: string
}

const onWeekday = (weekday: number) => reportWords.weekdays[weekday - 1] ?? ''

const Weekdays = ({ longestWeekday, busiest }: UninterruptedFinding) => (
  <>
    {longestWeekday &&
      reportWords.longestOnWeekdays(
        onWeekday(longestWeekday.weekday),
        inWords(longestWeekday.median),
        longestWeekday.began ? reportWords.mostly[longestWeekday.began] : '',
      )}{' '}
    {busiest?.switches !== undefined &&
      reportWords.busiest(onWeekday(busiest.weekday), decimal(busiest.switches))}
  </>
)

const Dialing = ({
  dialing,
  dialingBefore,
  beforeName,
}: UninterruptedFinding & { beforeName: string }) =>
  dialing === undefined ? null : (
    <p>
      {reportWords.dialingSays(perHour(dialing))}{' '}
      {dialingBefore !== undefined && reportWords.dialingBefore(beforeName, perHour(dialingBefore))}
    </p>
  )

export const UninterruptedCard = ({ uninterrupted, days, beforeName }: UninterruptedCardProps) => {
  const { median, longest } = uninterrupted
  const length = median ?? longest?.longest
  const few = longest ? reportWords.uninterruptedFew : reportWords.uninterruptedNone
  const says = median === undefined ? few : <Weekdays {...uninterrupted} />
  return (
    <Card
      id="calm"
      title={reportWords.uninterrupted}
      value={length === undefined ? '–' : inWords(length)}
      headline={
        median === undefined
          ? longest && `, ${fullDay(longest.date)}`
          : ` ${reportWords.uninterruptedUsual}`
      }
      chart={
        days.length > 0 && (
          <SmallBars
            bars={uninterruptedByWeekday(days).map(({ weekday, median }) => ({
              name: weekdayName(weekday),
              value: median,
              isMarked: weekday === uninterrupted.longestWeekday?.weekday,
            }))}
          />
        )
      }
      sure={
        days.length > 0
          ? [(median === undefined ? reportWords.ofDays : reportWords.medianOf)(uninterrupted.days)]
          : []
      }
      links={
        <>
          <ChartLink to="calm-by-weekday">{reportWords.byWeekday}</ChartLink>{' '}
          {uninterrupted.dialing !== undefined && (
            <ChartLink to="dialing">{reportWords.dialing}</ChartLink>
          )}
        </>
      }
    >
      <p>{says}</p>
      <Dialing {...uninterrupted} beforeName={beforeName} />
    </Card>
  )
}
