import type { Findings } from '../../../core/report/findings/findings.ts'
import type { Course } from '../../../core/report/findings/share-over-time.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartLink } from '../chart-link.tsx'
import { inPoints } from '../formats.ts'
import { Card } from './card.tsx'
import { changeWords, noComparisonWords } from './compared-words.ts'
import { shareChart } from './share-chart.tsx'

interface SellingCardProps {
  title: string
  /** The share as text, such as `46%` or `Yes: 46%`. */
  value: string
  findings: Findings
  beforeName: string
  naming: Naming
  course: Course
  sure: readonly string[]
}

export const SellingCard = (props: SellingCardProps) => {
  const { title, value, findings, beforeName, naming, course, sure } = props
  const { comparison, selling } = findings
  const change = changeWords(selling.change, comparison, beforeName)
  const name = selling.areRolled ? naming.inTotal : naming.itself
  const changes = selling.movers.map(({ id, points }) => `${name(id)}\u00a0${inPoints(points)}`)
  return (
    <Card
      id="selling"
      title={title}
      value={value}
      headline={change && `, ${change}`}
      chart={shareChart(course, 'selling')}
      sure={sure}
      links={
        <>
          <ChartLink to={course.chart}>{reportWords[course.chart]}</ChartLink>{' '}
          <ChartLink to="groups">{reportWords.byGroup}</ChartLink>
        </>
      }
    >
      {changes.length > 0 && (
        <p>{reportWords.biggestChanges(changes.join(', '), changes.length)}</p>
      )}
      {noComparisonWords(comparison, beforeName)}
    </Card>
  )
}
