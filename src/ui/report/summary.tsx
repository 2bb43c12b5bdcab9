import type { ComponentChildren } from 'preact'
import { aDay } from '../../core/report/quality.ts'
import type { Summary as Told } from '../../core/report/report.ts'
import { miscOf, rolledUp, type Stage, type Sum, sellingOf } from '../../core/report/trend.ts'
import { inWords } from '../formats.ts'
import { reportWords } from '../words/report.ts'
import { capital, monthYear, part, points, pointsBetween } from './formats.ts'

interface SummaryProps {
  now: Told
  before: Told
  beforeName: string
  stages: readonly Stage[]
  /** The categories changed meanwhile, within the two ranges or within the months. */
  crossed: { ranges: boolean; months: boolean }
  /** Lengths are left out: of people whose days cannot be compared by their length. */
  shares?: boolean
  /** Whose days were added up, where they are of several. */
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

const against = (share: number | undefined, before: number | undefined, name: string) => {
  if (share === undefined) return '–'
  if (before === undefined) return reportWords.noneBefore(name)
  return pointsBetween(share, before) === 0
    ? reportWords.asIn(name)
    : reportWords.against(pointsBetween(share, before), points(share, before), name)
}

const Since = ({ stages, rolled }: { stages: readonly Stage[]; rolled: boolean }) => {
  const [first, last] = [stages[0], stages.at(-1)]
  if (!first || !last || first === last) return null
  const [before, now] = rolled ? [rolledUp(first), rolledUp(last)] : [first, last]
  const misc = rolled ? reportWords.sinceMiscRolled : reportWords.sinceMisc
  return (
    <p id="since">
      {reportWords.since(capital(monthYear(first.date)), monthYear(last.date))}{' '}
      <b>{reportWords.sinceSelling(part(sellingOf(before)), part(sellingOf(now)))}</b>{' '}
      <b>{misc(part(miscOf(before)), part(miscOf(now)))}</b>
    </p>
  )
}

/** On how many of the days there is anything, and how much of them is told. */
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

/** The questions that a report is opened for, answered before any picture. */
export const Summary = (props: SummaryProps) => {
  const { now, before, beforeName, stages, crossed, shares = false, people } = props
  const { quality } = now
  const [sum, was] = [now.sum, before.sum].map((one) => (crossed.ranges ? rolledUp(one) : one)) as [
    Sum,
    Sum,
  ]
  const mean = aDay(quality)
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
          {against(sellingOf(sum), sellingOf(was), beforeName)}
        </Figure>
        <Figure
          id="misc-share"
          name={crossed.ranges ? reportWords.miscRolled : reportWords.misc}
          value={part(miscOf(sum))}
        >
          {against(miscOf(sum), miscOf(was), beforeName)}
        </Figure>
        <Data quality={quality} people={people} />
      </dl>
      <Since stages={stages} rolled={crossed.months} />
    </div>
  )
}
