/** Describes in words how the figures of a month have changed. */
import type { Change, Reviewed } from '../../../core/indicators/review.ts'
import { LEAST_EARLIER } from '../../../core/indicators/usual-range.ts'
import { type Amounts, inCount, inPercents } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'

const words = indicatorWords.review

const PERCENTS: readonly Reviewed[] = ['margin', 'selling-share', 'conversion']
const AMOUNTS: readonly Reviewed[] = ['volume', 'average-deal']

export const shownValue = (what: Reviewed, value: number, amounts: Amounts) => {
  if (PERCENTS.includes(what)) return inPercents(value)
  return AMOUNTS.includes(what) ? amounts.round(value) : inCount(value)
}

/**
 * Says in words whether a change is within the usual range (core/indicators/usual-range.ts). A
 * lower limit below 0 is shown as 0.
 */
export const judgementWords = ({ what, judgement }: Change, amounts: Amounts) => {
  if (judgement.state === 'few') return words.judgements.few(LEAST_EARLIER - judgement.earlier)
  const { low, high } = judgement.usual
  const show = (value: number) =>
    shownValue(what, PERCENTS.includes(what) ? value : Math.round(value), amounts)
  return words.judgements[judgement.state](show(Math.max(0, low)), show(high))
}
