import { useState } from 'preact/hooks'
import { shiftPeriod } from '../../../core/indicators/periods.ts'
import { courseOf, type Result } from '../../../core/indicators/results.ts'
import { type Change, REVIEWED, type Reviewed, reviewOf } from '../../../core/indicators/review.ts'
import { LEAST_EARLIER } from '../../../core/indicators/usual-range.ts'
import type { NewReview, Reviews } from '../../../sync/contract.ts'
import { monthYear } from '../../report/formats.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { Failed } from '../failed.tsx'
import { type Amounts, inCount, inPercents } from '../indicators/amounts.ts'
import { useAct } from '../use-act.ts'

const words = indicatorWords.review

const PERCENTS: readonly Reviewed[] = ['margin', 'selling-share', 'conversion']
const AMOUNTS: readonly Reviewed[] = ['volume', 'average-deal']

const shown = (what: Reviewed, value: number, amounts: Amounts) => {
  if (PERCENTS.includes(what)) return inPercents(value)
  return AMOUNTS.includes(what) ? amounts.round(value) : inCount(value)
}

/** Limits of a count or an amount are not below 0 for a reader. */
const judged = ({ what, judgement }: Change, amounts: Amounts) => {
  if (judgement.state === 'few') return words.judgements.few(LEAST_EARLIER - judgement.earlier)
  const { low, high } = judgement.usual
  const show = (value: number) =>
    shown(what, PERCENTS.includes(what) ? value : Math.round(value), amounts)
  return words.judgements[judgement.state](show(Math.max(0, low)), show(high))
}

const says = (change: Change, amounts: Amounts) => {
  const { what, before, value } = change
  return words.change(words.names[what], shown(what, before, amounts), shown(what, value, amounts))
}

interface LastProps {
  last: Reviews['reviews'][number]
  changes: readonly Change[]
  amounts: Amounts
}

/** What was agreed a month ago, with before and after. */
const LastAgreed = ({ last, changes, amounts }: LastProps) => {
  const watched = changes.find(({ what }) => what === last.watch)
  return (
    <>
      <h3>{words.last(monthYear(last.month))}</h3>
      <p>{last.agreed}</p>
      {last.watch && (
        <p class="says">
          {watched
            ? words.outcome(
                words.names[watched.what],
                shown(watched.what, watched.before, amounts),
                shown(watched.what, watched.value, amounts),
                judged(watched, amounts),
              )
            : words.outcomeUnknown}
        </p>
      )}
    </>
  )
}

interface AgreeProps {
  month: string
  idea: string
  agreed: Reviews['reviews'][number] | undefined
  store: (review: NewReview) => Promise<void>
}

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
      <Failed text={failed} />
      <p class="acts">
        <button class="button main" type="submit" id="save-review" disabled={busy}>
          {words.save}
        </button>
        {text === '' && (
          <button type="button" class="button" id="use-idea" onClick={() => setText(idea)}>
            {words.useIdea}
          </button>
        )}
        <span role="status">{done && words.saved}</span>
      </p>
    </form>
  )
}

interface ReviewProps {
  /** Months in order; the last is the one that is looked at. */
  results: readonly Result[]
  reviews: Reviews['reviews']
  amounts: Amounts
  store: (review: NewReview) => Promise<void>
}

/** 15 minutes a month: what changed, one question, one thing to try. Of the team as a whole. */
export const Review = ({ results, reviews, amounts, store }: ReviewProps) => {
  const month = results.at(-1)?.from
  if (!month) return null
  const { changes, question } = reviewOf(courseOf(results))
  const before = shiftPeriod('month', month, -1)
  const last = reviews.find((one) => one.month === before)
  return (
    <section class="review" id="review" aria-labelledby="review-title">
      <h2 id="review-title">{words.title(monthYear(month))}</h2>
      <p class="says">{words.lead}</p>
      {last && <LastAgreed last={last} changes={changes} amounts={amounts} />}
      <h3>{words.changed}</h3>
      {changes.length === 0 && <p>{words.nothing}</p>}
      <ul>
        {changes.map((change) => (
          <li key={change.what} data-what={change.what}>
            {says(change, amounts)} — {judged(change, amounts)}
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
