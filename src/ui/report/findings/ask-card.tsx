import type { Comparison } from '../../../core/report/findings/comparison.ts'
import { type Growth, peopleToAsk } from '../../../core/report/findings/question.ts'
import type { Standing, TeamRow } from '../../../core/report/standing-out.ts'
import { compareNames } from '../../compare-names.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartLink } from '../chart-link.tsx'
import { inPercent } from '../formats.ts'
import { standingWords } from '../standing-words.ts'
import { Card } from './card.tsx'
import { changeWords } from './compared-words.ts'

interface AskProps {
  /**
   * The category whose share grew most in the whole team. The card names it as a subject to ask
   * about.
   */
  growth: Growth | undefined
  comparison: Comparison
  beforeName: string
  naming: Naming
  rows: readonly TeamRow[]
  show: (person: string) => void
  /** Limits the table to the people who stand out (core/report/standing-out.ts). */
  filter: () => void
}

/** The largest number of people who are named in the card. The table below the card shows more. */
const MOST = 3

const headlineOf = ({ growth, comparison, beforeName, naming }: AskProps, count: number) => {
  if (growth) {
    const { id, percent, points } = growth
    const change = changeWords({ points, direction: 'up' }, comparison, beforeName)
    return reportWords.whyTakes(naming.inTotal(id), inPercent(percent), change ?? '')
  }
  return count > 0 ? reportWords.standOut(count) : reportWords.nothingStandsOut
}

/**
 * Says in words why a person stands out (core/report/standing-out.ts). For a category the words
 * also contain the share of the other people, because only a comparison shows whether a share is
 * large. The words for a change contain its unit, which in the table is in the head of the column.
 */
const reasonOf = (standing: Standing, naming: Naming) => {
  const { stands } = reportWords
  const what = standingWords(standing, naming)
  if (standing.kind === 'category') return stands.others(what, inPercent(standing.others))
  return standing.kind === 'misc' || standing.kind === 'selling' ? stands.inPoints(what) : what
}

/** The card that says what a manager should ask about, and whom. */
export const AskCard = (props: AskProps) => {
  const { rows, naming, show, filter } = props
  const standing = rows.filter((row) => row.standing.length > 0)
  const asked = peopleToAsk(rows, MOST, compareNames)
  return (
    <Card
      id="ask"
      title={reportWords.whatToAsk}
      value={headlineOf(props, standing.length)}
      chart={null}
      sure={[reportWords.standsOutOf(standing.length, rows.length)]}
      links={
        <>
          <ChartLink to="shares">{reportWords.shares}</ChartLink>{' '}
          {standing.length > 0 && (
            <button type="button" class="link" id="show-standing" onClick={filter}>
              {reportWords.showStanding}
            </button>
          )}
        </>
      }
    >
      {asked.map(({ row: { report }, standing }) => (
        <p key={report.person.id}>
          <button type="button" class="link" onClick={() => show(report.person.id)}>
            {report.person.name}
          </button>
          : {reasonOf(standing, naming)}
        </p>
      ))}
    </Card>
  )
}
