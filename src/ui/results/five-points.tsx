import { fivePointsMore } from '../../core/indicators/derived.ts'
import type { PeriodKind } from '../../core/indicators/periods.ts'
import type { Result } from '../../core/indicators/results.ts'
import { inSentence } from '../formats.ts'
import { indicatorWords } from '../words/indicators.ts'
import type { Amounts } from './amounts.ts'
import { periodName } from './period-words.ts'

const words = indicatorWords.results

export interface LastProps {
  kind: PeriodKind
  /** The last whole period. */
  last: Result
  amounts: Amounts
}

/**
 * Says what five more percentage points of selling share would bring. This is only arithmetic, and
 * the text says so.
 */
export const FivePoints = ({ kind, last, amounts }: LastProps) => {
  const more = last.time && fivePointsMore(last.figures, last.time)
  if (!more) return null
  return (
    <section aria-labelledby="more-title" id="more">
      <h2 id="more-title">{words.more}</h2>
      <p>
        {words.moreSays(
          inSentence(more.ms),
          amounts.round(more.volume),
          amounts.round(more.perHour),
          periodName(kind, last.from),
        )}
      </p>
    </section>
  )
}
