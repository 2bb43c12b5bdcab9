import type { Change } from '../../../core/report/findings/comparison.ts'
import { findingsOf, type Given } from '../../../core/report/findings/findings.ts'
import { growthOf } from '../../../core/report/findings/question.ts'
import { courseOf } from '../../../core/report/findings/share-over-time.ts'
import type { TeamRow } from '../../../core/report/standing-out.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { inPercent, rangeName } from '../formats.ts'
import { miscName } from '../parts/trend.tsx'
import { AskCard } from './ask-card.tsx'
import { reliabilityWords } from './findings.tsx'
import { MiscCard } from './misc-card.tsx'
import { SellingCard } from './selling-card.tsx'

interface AnswersProps {
  given: Given
  naming: Naming
  rows: readonly TeamRow[]
  /** Shows the charts of one person. */
  show: (person: string) => void
  filter: () => void
}

/**
 * The answer to whether a share grows, such as `Yes: 46%`. If the ranges cannot be compared, the
 * answer is only the share.
 */
const answer = (change: Change | undefined, percent: number | undefined) => {
  const { yes, no } = reportWords.answers
  if (!change) return inPercent(percent)
  return `${change.direction === 'up' ? yes : no}: ${inPercent(percent)}`
}

/**
 * The first screen of a team's report. It answers a manager's three questions: whether the share of
 * selling grows, whether the share of Misc (other work) grows, and which people to ask about which
 * work.
 */
export const TeamAnswers = ({ given, naming, rows, show, filter }: AnswersProps) => {
  const findings = findingsOf(given)
  const { comparison, selling, misc } = findings
  const beforeName = rangeName(given.before.range)
  const course = courseOf(comparison, given)
  const sure = reliabilityWords(given.now.quality, rows.length)
  const common = { findings, beforeName, naming, course, sure }
  return (
    <div class="findings" aria-busy={comparison.state === 'reading'}>
      <SellingCard
        {...common}
        title={reportWords.sellingRises}
        value={answer(selling.change, selling.percent)}
      />
      <MiscCard
        {...common}
        watched={undefined}
        title={reportWords.miscRises(miscName(naming, comparison.rolled))}
        value={answer(misc.change, misc.percent)}
      />
      <AskCard
        growth={growthOf(comparison, given.rollUp)}
        comparison={comparison}
        beforeName={beforeName}
        naming={naming}
        rows={rows}
        show={show}
        filter={filter}
      />
    </div>
  )
}
