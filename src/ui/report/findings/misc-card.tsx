import type { Findings } from '../../../core/report/findings/findings.ts'
import type { Course } from '../../../core/report/findings/share-over-time.ts'
import type { MiscWatch } from '../../../core/report/misc-watch.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartLink } from '../chart-link.tsx'
import { dayAndMonth, inPercent, shareOrDash } from '../formats.ts'
import { makeCategory } from '../parts/misc.tsx'
import { Card } from './card.tsx'
import { changeWords, noComparisonWords } from './compared-words.ts'
import { shareChart } from './share-chart.tsx'

/**
 * The time in the category Misc during the last two weeks, and the share from 0 to 1 (`limit`)
 * above which it is too much.
 */
export interface Watched {
  watch: MiscWatch
  limit: number
  /** The first day on which a changed scheme can be in force. */
  changeFrom: string
}

interface MiscCardProps {
  title: string
  /** The share as text, such as `46%` or `Yes: 46%`. */
  value: string
  findings: Findings
  /**
   * The time and the notes of the category Misc in the last two weeks, from which the card offers
   * new categories. Undefined for a team, because a team's report contains no notes.
   */
  watched: Watched | undefined
  beforeName: string
  naming: Naming
  course: Course
  sure: readonly string[]
}

/** The largest number of notes that are offered as new categories. */
const MOST = 3

const TooMuch = ({ watch, limit, changeFrom, naming }: Watched & { naming: Naming }) => (
  <p class="notice">
    {reportWords.miscOver(naming.itself('misc'), shareOrDash(watch.share), shareOrDash(limit))}
    {watch.notes.slice(0, MOST).map(({ key, note }) => (
      <a key={key} href={makeCategory(note)}>
        {reportWords.miscOffer(note, dayAndMonth(changeFrom))}
      </a>
    ))}
  </p>
)

const Note = ({
  findings,
  watched,
  beforeName,
}: Pick<MiscCardProps, 'findings' | 'watched' | 'beforeName'>) => {
  const { growing, largest } = findings.misc
  const shown = growing ?? largest
  if (!shown) return null
  const { note, ofMisc, ofWork, before } = shown
  return (
    <p>
      {growing
        ? reportWords.noteGrows(note, inPercent(ofWork), inPercent(before), beforeName)
        : reportWords.noteLargest(note, inPercent(ofMisc))}{' '}
      {watched && (
        <a href={makeCategory(note)}>
          {reportWords.makeItCategory(dayAndMonth(watched.changeFrom))}
        </a>
      )}
    </p>
  )
}

export const MiscCard = (props: MiscCardProps) => {
  const { title, value, findings, watched, beforeName, naming, course, sure } = props
  const { comparison, misc } = findings
  const change = changeWords(misc.change, comparison, beforeName)
  const grows = misc.growing && misc.change?.direction !== 'up' ? reportWords.miscGrows : undefined
  return (
    <Card
      id="misc-share"
      title={title}
      value={value}
      headline={change && [`, ${change}`, ...(grows ? [grows] : [])].join('; ')}
      chart={shareChart(course, 'misc')}
      sure={sure}
      links={
        <>
          <ChartLink to={course.chart}>{reportWords[course.chart]}</ChartLink>{' '}
          {misc.largest && <ChartLink to="misc">{reportWords.miscWatch}</ChartLink>}
        </>
      }
    >
      {watched?.watch.over ? (
        <TooMuch {...watched} naming={naming} />
      ) : (
        <Note findings={findings} watched={watched} beforeName={beforeName} />
      )}
      {noComparisonWords(comparison, beforeName)}
    </Card>
  )
}
