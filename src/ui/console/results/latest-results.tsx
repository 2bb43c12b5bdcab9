import { sellingTimeTo } from '../../../core/indicators/derived.ts'
import { marginPercentOf } from '../../../core/indicators/figures.ts'
import { courseOf, type Result } from '../../../core/indicators/results.ts'
import { type Review, reviewOf } from '../../../core/indicators/review.ts'
import { dueValueIn, isReached, type Target } from '../../../core/indicators/target.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import { sumOf } from '../../../core/report/totals.ts'
import { hour } from '../../../core/time/units.ts'
import { inSentence } from '../../formats.ts'
import type { Naming } from '../../report/category-names.ts'
import { Chart } from '../../report/chart.tsx'
import { PAGE } from '../../report/chart-colours.ts'
import { shareBar } from '../../report/charts/share-bar.ts'
import { dayOfYear, monthYear, shareOrDash, withCapital } from '../../report/formats.ts'
import { Swatch } from '../../report/swatch.tsx'
import type { Amounts } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { judgementWords, shownValue } from './judgement-words.ts'

const words = indicatorWords.now

interface LatestResultsProps {
  /** The results of whole months in chronological order. The last month is shown. */
  results: readonly Result[]
  targets: readonly Target[]
  amounts: Amounts
  naming: Naming
  /** The address of the page where targets are set. */
  targetsLink: string
}

interface CardProps extends LatestResultsProps {
  last: Result
  review: Review
}

const judgedOf = ({ review, amounts }: CardProps, what: 'volume' | 'margin' | 'selling-share') => {
  const change = review.changes.find((one) => one.what === what)
  return change && judgementWords(change, amounts)
}

const Goal = ({ target, last, value, show }: GoalProps) => {
  const due = dueValueIn(target, 'month', last.from)
  return (
    <p class="goal">
      <strong>{words.goal(show(target.goal), dayOfYear(target.to))}</strong>{' '}
      {value !== undefined && isReached(target, value)
        ? words.reached
        : due !== undefined && words.due(show(due), monthYear(last.from))}
    </p>
  )
}
interface GoalProps {
  target: Target
  last: Result
  value: number | undefined
  show: (value: number) => string
}

/**
 * The card of a result (volume or margin). It shows the present value, and the value that is needed
 * now to be on the way to the target.
 */
const ResultCard = ({ what, ...props }: CardProps & { what: 'volume' | 'margin' }) => {
  const { last, targets, amounts, targetsLink } = props
  const value = what === 'volume' ? last.figures.volume : marginPercentOf(last.figures)
  const target = targets.find(({ indicator }) => indicator === what)
  const show = (number: number) => shownValue(what, number, amounts)
  return (
    <div class="now-card" id={`now-${what}`}>
      <h3>{indicatorWords.review.names[what]}</h3>
      <p class="value">{value === undefined ? '–' : show(value)}</p>
      <p class="hint">
        {value === undefined ? words.unknown : (judgedOf(props, what) ?? words.firstMonth)}
      </p>
      {target ? (
        <Goal target={target} last={last} value={value} show={show} />
      ) : (
        <p class="goal">
          <a href={targetsLink}>{words.setTarget}</a>
        </p>
      )}
    </div>
  )
}

/** The card with the month's time by category. */
const TimeCard = (props: CardProps) => {
  const { last, naming } = props
  const { time } = last
  if (!time) return null
  const all = sumOf(time.base)
  const parts = BASE_IDS.map((id) => ({ texture: id, value: (time.base[id] ?? 0) / all }))
  const shown = parts.filter(({ value }) => value > 0)
  const nameOf = (id: string) => naming.base.find(({ texture }) => texture === id)?.name ?? id
  return (
    <div class="now-card" id="now-time">
      <h3>{words.time}</h3>
      <p class="value">{words.selling(shareOrDash(time.selling / time.worked))}</p>
      <p class="hint">{judgedOf(props, 'selling-share') ?? words.firstMonth}</p>
      <Chart draw={shareBar(shown)} textures={naming.textures} label={words.time} />
      <ul class="keys">
        {shown.map(({ texture, value }) => (
          <li key={texture}>
            <Swatch texture={texture} textures={naming.textures} ink={PAGE} /> {nameOf(texture)}{' '}
            {shareOrDash(value)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * A sentence that says how much selling time is needed to reach the target, if the volume per
 * selling hour stays as it is.
 */
const arithmetic = ({ last, targets, amounts }: CardProps) => {
  const target = targets.find(({ indicator }) => indicator === 'volume')
  const more = target && last.time && sellingTimeTo(target.goal, last.figures, last.time)
  if (!target || !more || !last.time) return undefined
  const takes = words.takes(
    amounts.round(target.goal),
    amounts.round(more.gap),
    inSentence(Math.round(more.ms / hour) * hour),
    amounts.round(more.perHour),
  )
  const room =
    more.share > 1
      ? words.noRoom
      : words.room(shareOrDash(more.share), shareOrDash(last.time.selling / last.time.worked))
  return `${takes} ${room} ${words.arithmetic}`
}

/**
 * Cards that show volume and margin with their targets, and the time by category. Below the cards
 * the page says what to do next.
 */
export const LatestResults = (props: LatestResultsProps) => {
  const last = props.results.at(-1)
  if (!last) return null
  const review = reviewOf(courseOf(props.results))
  const card = { ...props, last, review }
  const takes = arithmetic(card)
  return (
    <section class="now" id="now" aria-labelledby="now-title">
      <h2 id="now-title">{withCapital(words.title(monthYear(last.from)))}</h2>
      <div class="now-cards">
        <ResultCard what="volume" {...card} />
        <ResultCard what="margin" {...card} />
        <TimeCard {...card} />
      </div>
      <p class="next">
        <strong>{words.nextTitle}</strong> {words.next[review.question]}
      </p>
      {takes && <p class="says">{takes}</p>}
    </section>
  )
}
