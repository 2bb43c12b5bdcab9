import type { ComponentChildren } from 'preact'
import { areComparable, isEnough, LEAST_DAYS } from '../../core/report/compare.ts'
import { workPerDay } from '../../core/report/quality.ts'
import type { Summary as Told } from '../../core/report/report.ts'
import { miscOf, rollUpSum, type Stage, type Sum, sellingOf } from '../../core/report/trend.ts'
import { inWords } from '../formats.ts'
import { reportWords } from '../words/report.ts'
import { capital, monthYear, part, points, pointsBetween } from './formats.ts'
import type { Naming } from './naming.ts'
import { miscName } from './parts/trend.tsx'

interface SummaryProps {
  now: Told
  before: Told
  beforeName: string
  stages: readonly Stage[]
  naming: Naming
  /** Whether the categories changed within the two ranges, and within the months. */
  crossed: { ranges: boolean; months: boolean }
  /** Shares without lengths: for several people, whose days cannot be compared by their length. */
  shares?: boolean
  /** The number of people, if it is a report of several. */
  people?: number | undefined
}

const Figure = ({
  id,
  name,
  value,
  children,
}: {
  id: string
  name: string
  value: string
  children: ComponentChildren
}) => (
  <div class="figure" id={id}>
    <dt>{name}</dt>
    <dd class="value">{value}</dd>
    <dd>{children}</dd>
  </div>
)

const changeText = (
  share: number | undefined,
  before: number | undefined,
  name: string,
  comparable: boolean,
) => {
  if (share === undefined) return '–'
  if (before === undefined) return reportWords.noneBefore(name)
  if (!comparable) return reportWords.notCompared(name)
  return pointsBetween(share, before) === 0
    ? reportWords.asIn(name)
    : reportWords.against(pointsBetween(share, before), points(share, before), name)
}

interface SinceProps {
  stages: readonly Stage[]
  naming: Naming
  rolled: boolean
}

/** The change from the first month with enough days to the last one. */
const Since = ({ stages, naming, rolled }: SinceProps) => {
  const enough = stages.filter(({ days, weekdays }) => isEnough(days, weekdays))
  const [first, last] = [enough[0], enough.at(-1)]
  if (!first || !last || first === last) return null
  const [before, now] = rolled ? [rollUpSum(first), rollUpSum(last)] : [first, last]
  const misc = miscName(naming, rolled)
  return (
    <p id="since">
      {reportWords.since(capital(monthYear(first.date)), monthYear(last.date))}{' '}
      <b>{reportWords.sinceSelling(part(sellingOf(before)), part(sellingOf(now)))}</b>{' '}
      <b>{reportWords.sinceMisc(misc, part(miscOf(before)), part(miscOf(now)))}</b>
    </p>
  )
}

/** The number of days with data, and how much of their time is explained. */
const Data = ({ quality, people }: Pick<SummaryProps, 'people'> & Pick<Told, 'quality'>) => {
  const { weekdays, missingDays, whole } = quality
  const told = people === undefined ? reportWords.dataDays : reportWords.dataPersonDays
  const more = [
    weekdays > 0 && people !== undefined && `${reportWords.dataPeople(people)};`,
    weekdays === 0 && reportWords.dataNone,
    whole !== undefined && reportWords.dataWhole(part(whole)),
  ]
  return (
    <Figure
      id="data"
      name={reportWords.data}
      value={weekdays > 0 ? told(weekdays - missingDays.length, weekdays) : '–'}
    >
      {more.filter(Boolean).join(' ')}
    </Figure>
  )
}

/** The main figures, before any picture. */
export const Summary = (props: SummaryProps) => {
  const { now, before, beforeName, stages, naming, crossed, shares = false, people } = props
  const { quality } = now
  const [sum, was] = [now.sum, before.sum].map((one) =>
    crossed.ranges ? rollUpSum(one) : one,
  ) as [Sum, Sum]
  const mean = workPerDay(quality)
  const comparable = areComparable(now, before)
  return (
    <div class="summary">
      <dl>
        {!shares && (
          <Figure id="worked" name={reportWords.worked} value={inWords(sum.worked)}>
            {mean !== undefined &&
              (quality.worked === sum.worked ? reportWords.aDay : reportWords.aDayBefore)(
                inWords(mean),
                quality.days,
              )}
          </Figure>
        )}
        <Figure id="selling" name={reportWords.selling} value={part(sellingOf(sum))}>
          {changeText(sellingOf(sum), sellingOf(was), beforeName, comparable)}
        </Figure>
        <Figure id="misc-share" name={miscName(naming, crossed.ranges)} value={part(miscOf(sum))}>
          {changeText(miscOf(sum), miscOf(was), beforeName, comparable)}
        </Figure>
        <Data quality={quality} people={people} />
      </dl>
      {was.worked > 0 && sum.worked > 0 && !comparable && (
        <p class="says" id="compared-from">
          {reportWords.comparedFrom(LEAST_DAYS)}
        </p>
      )}
      <Since stages={stages} naming={naming} rolled={crossed.months} />
    </div>
  )
}
