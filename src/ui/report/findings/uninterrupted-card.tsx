import type { CalmFinding } from '../../../core/report/findings/uninterrupted.ts'
import { type CalmDay, calmByWeekday } from '../../../core/report/uninterrupted.ts'
import { inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { decimal, fullDay, weekdayName } from '../formats.ts'
import { perHour } from '../parts/calls.tsx'
import { PictureLink } from '../picture-link.tsx'
import { Card } from './card.tsx'
import { SmallBars } from './small-pictures.tsx'

interface CalmCardProps {
  calm: CalmFinding
  days: readonly CalmDay[]
  beforeName: string
}

const onWeekday = (weekday: number) => reportWords.weekdays[weekday - 1] ?? ''

const Weekdays = ({ calmest, busiest }: CalmFinding) => (
  <>
    {calmest &&
      reportWords.calmest(
        onWeekday(calmest.weekday),
        inWords(calmest.median),
        calmest.began ? reportWords.mostly[calmest.began] : '',
      )}{' '}
    {busiest?.switches !== undefined &&
      reportWords.busiest(onWeekday(busiest.weekday), decimal(busiest.switches))}
  </>
)

const Dialing = ({ dialing, dialingBefore, beforeName }: CalmFinding & { beforeName: string }) =>
  dialing === undefined ? null : (
    <p>
      {reportWords.dialingSays(perHour(dialing))}{' '}
      {dialingBefore !== undefined && reportWords.dialingBefore(beforeName, perHour(dialingBefore))}
    </p>
  )

export const CalmCard = ({ calm, days, beforeName }: CalmCardProps) => {
  const { median, longest } = calm
  const length = median ?? longest?.longest
  const few = longest ? reportWords.calmFew : reportWords.calmNone
  const says = median === undefined ? few : <Weekdays {...calm} />
  return (
    <Card
      id="calm"
      title={reportWords.calm}
      value={length === undefined ? '–' : inWords(length)}
      headline={
        median === undefined ? longest && `, ${fullDay(longest.date)}` : ` ${reportWords.calmUsual}`
      }
      picture={
        days.length > 0 && (
          <SmallBars
            bars={calmByWeekday(days).map(({ weekday, median }) => ({
              name: weekdayName(weekday),
              value: median,
              isMarked: weekday === calm.calmest?.weekday,
            }))}
          />
        )
      }
      sure={
        days.length > 0
          ? [(median === undefined ? reportWords.ofDays : reportWords.medianOf)(calm.days)]
          : []
      }
      links={
        <>
          <PictureLink to="calm-by-weekday">{reportWords.byWeekday}</PictureLink>{' '}
          {calm.dialing !== undefined && (
            <PictureLink to="dialing">{reportWords.dialing}</PictureLink>
          )}
        </>
      }
    >
      <p>{says}</p>
      <Dialing {...calm} beforeName={beforeName} />
    </Card>
  )
}
