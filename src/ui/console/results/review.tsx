import { useState } from 'preact/hooks'
import { shiftPeriod } from '../../../core/indicators/periods.ts'
import { courseOf, type Result } from '../../../core/indicators/results.ts'
import {
  type Change,
  outcomeOf,
  REVIEWED,
  type Reviewed,
  type Review as ReviewFound,
  reviewOf,
} from '../../../core/indicators/review.ts'
import { dayOf } from '../../../core/time/days.ts'
import { ownZone } from '../../../store/own-zone.ts'
import type { NewReview, Reviews } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { dayInFull } from '../../dates.ts'
import { monthYear } from '../../report/formats.ts'
import type { Amounts } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import { judgementWords, shownValue } from './judgement-words.ts'

const words = indicatorWords.review

const sentenceOn = (change: Change, amounts: Amounts) => {
  const { what, before, value } = change
  return words.change(
    words.names[what],
    shownValue(what, before, amounts),
    shownValue(what, value, amounts),
  )
}

interface LastProps {
  last: Reviews['reviews'][number]
  month: string
  review: ReviewFound
  amounts: Amounts
}

const outcomeWords = ({ last, month, review, amounts }: LastProps) => {
  const on = dayOf(last.at, ownZone(), 0)
  const outcome = outcomeOf({ on, watch: last.watch }, month, review)
  if (outcome.state === 'too-few-days')
    return words.tooFewDays(dayInFull(on), outcome.days, monthYear(month))
  if (outcome.state === 'unknown') return words.outcomeUnknown
  const { what, before, value } = outcome.change
  return words.outcome(
    words.names[what],
    shownValue(what, before, amounts),
    shownValue(what, value, amounts),
    judgementWords(outcome.change, amounts),
  )
}

/** The change that the team agreed on a month ago, with the figures before and after. */
const LastAgreed = (props: LastProps) => (
  <>
    <h3>{words.last(monthYear(props.last.month))}</h3>
    <p>{props.last.agreed}</p>
    <p class="says">{outcomeWords(props)}</p>
  </>
)

interface AgreeProps {
  month: string
  idea: string
  agreed: Reviews['reviews'][number] | undefined
  store: (review: NewReview) => Promise<void>
}

interface WatchFieldProps {
  watch: Reviewed
  setWatch: (watch: Reviewed) => void
}

/**
 * The field in which the person chooses a figure. A month later, this figure shows whether the
 * change that the team agreed on has helped.
 */
const WatchField = ({ watch, setWatch }: WatchFieldProps) => (
  <div class="result-controls">
    <label>
      {words.watch}
      <select
        id="watch"
        value={watch}
        onChange={({ currentTarget }) => setWatch(currentTarget.value as Reviewed)}
      >
        {REVIEWED.map((what) => (
          <option key={what} value={what}>
            {words.names[what]}
          </option>
        ))}
      </select>
    </label>
  </div>
)

const Agree = ({ month, idea, agreed, store }: AgreeProps) => {
  const [text, setText] = useState(agreed?.agreed ?? '')
  const [watch, setWatch] = useState<Reviewed>(agreed?.watch ?? 'selling-share')
  const [done, setDone] = useState(false)
  const { busy, failed, act } = useAct()
  const save = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await store({ month, agreed: text, watch })
      setDone(true)
    })
  }
  return (
    <form onSubmit={save} aria-busy={busy}>
      <p class="field">
        <label for="agreed">{words.agreed}</label>
        <textarea
          id="agreed"
          rows={2}
          maxLength={500}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value)
            setDone(false)
          }}
        />
      </p>
      <WatchField watch={watch} setWatch={setWatch} />
      <FailureMessage text={failed} />
      <p class="acts">
        <button class="button main" type="submit" id="save-review" disabled={busy}>
          {words.save}
        </button>
        {text === '' && (
          <Button id="use-idea" onClick={() => setText(idea)}>
            {words.useIdea}
          </Button>
        )}
        <span role="status">{done && words.saved}</span>
      </p>
    </form>
  )
}

interface ReviewProps {
  /** The results of months in chronological order. The last month is reviewed. */
  results: readonly Result[]
  reviews: Reviews['reviews']
  amounts: Amounts
  store: (review: NewReview) => Promise<void>
}

/**
 * The monthly review, which takes a team about 15 minutes. It shows what changed, asks one
 * question, and proposes one thing to try. It is about the team as a whole.
 */
export const Review = ({ results, reviews, amounts, store }: ReviewProps) => {
  const month = results.at(-1)?.from
  if (!month) return null
  const review = reviewOf(courseOf(results))
  const { changes, question } = review
  const before = shiftPeriod('month', month, -1)
  const last = reviews.find((one) => one.month === before)
  return (
    <section class="review" id="review" aria-labelledby="review-title">
      <h2 id="review-title">{words.title(monthYear(month))}</h2>
      <p class="says">{words.lead}</p>
      {last && <LastAgreed last={last} month={month} review={review} amounts={amounts} />}
      <h3>{words.changed}</h3>
      {changes.length === 0 && <p>{words.nothing}</p>}
      <ul>
        {changes.map((change) => (
          <li key={change.what} data-what={change.what}>
            {sentenceOn(change, amounts)} — {judgementWords(change, amounts)}
          </li>
        ))}
      </ul>
      <h3>{words.ask}</h3>
      <p class="question">{words.questions[question]}</p>
      <h3>{words.tryThis}</h3>
      <p>{words.tries[question]}</p>
      <Agree
        key={month}
        month={month}
        idea={words.tries[question]}
        agreed={reviews.find((one) => one.month === month)}
        store={store}
      />
    </section>
  )
}
