import { findingsOf, type Given } from '../../../core/report/findings/findings.ts'
import { courseOf } from '../../../core/report/findings/share-over-time.ts'
import { explainedPercent, type Quality } from '../../../core/report/quality.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { inPercent, rangeName } from '../formats.ts'
import { miscName } from '../parts/trend.tsx'
import { MiscCard, type Watched } from './misc-card.tsx'
import { SellingCard } from './selling-card.tsx'
import { UninterruptedCard } from './uninterrupted-card.tsx'

interface FindingsProps {
  given: Given
  naming: Naming
  watched?: Watched | undefined
}

/**
 * How reliable the findings are: the number of days with data, and how much of the time has a
 * category.
 * @param people the number of people in a report about several people
 */
export const reliabilityWords = (quality: Quality, people?: number) => {
  const { weekdays, missingDays } = quality
  const explained = explainedPercent(quality)
  const days = people === undefined ? reportWords.dataDays : reportWords.dataPersonDays
  return [
    weekdays > 0 ? days(weekdays - missingDays.length, weekdays) : reportWords.dataNone,
    ...(people === undefined ? [] : [reportWords.dataPeople(people)]),
    ...(explained === undefined ? [] : [reportWords.explainedPart(inPercent(explained))]),
  ]
}

/**
 * The first screen of the report. It shows the share of selling, the share of the category Misc,
 * and how long the work is uninterrupted.
 */
export const FindingCards = ({ given, naming, watched }: FindingsProps) => {
  const findings = findingsOf(given)
  const { comparison, uninterrupted } = findings
  const beforeName = rangeName(given.before.range)
  const course = courseOf(comparison, given)
  const sure = reliabilityWords(given.now.quality)
  const common = { findings, beforeName, naming, course, sure }
  return (
    <div class="findings" aria-busy={comparison.state === 'reading'}>
      <SellingCard
        {...common}
        title={reportWords.sellingTime}
        value={inPercent(findings.selling.percent)}
      />
      <MiscCard
        {...common}
        watched={watched}
        title={miscName(naming, comparison.rolled)}
        value={inPercent(findings.misc.percent)}
      />
      <UninterruptedCard
        uninterrupted={uninterrupted}
        days={given.uninterruptedDays}
        beforeName={beforeName}
      />
    </div>
  )
}
