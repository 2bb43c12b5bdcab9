import type { CalendarOffer } from '../../../core/calendar/offers.ts'
import type { LikelyAnswer } from '../../../core/day/open-times.ts'
import { BREAK } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { timeOfDay } from '../../dates.ts'
import { calendarWords } from '../../words/calendar.ts'
import { dayWords } from '../../words/day.ts'
import type { Opening } from '../open-form.ts'
import { CategoryList } from '../pick/category-list.tsx'
import { lengthOf } from '../row-length.ts'
import { nameOfTime } from '../row-name.ts'
import type { OpenQuestion } from '../view.ts'

interface QuestionProps extends Opening {
  question: OpenQuestion
  stored: StoredDay
  /**
   * Whether single keys answer this question. If there are several questions, only one reacts to
   * keys.
   */
  isCurrent: boolean
  /**
   * The meetings that the calendar contains in the time of the question. They are offered as one
   * answer.
   */
  offers: readonly CalendarOffer[]
  /** Answers the question with all meetings in `offers`: stores each meeting as an entry. */
  accept: () => void
  answer: (category: string) => void
}

/**
 * Ignores the second click of a double click. The first click answers a question, and the next
 * question moves to the same place, so the second click would answer that question too.
 */
const once = (event: MouseEvent) => {
  if (event.detail > 1) event.stopPropagation()
}

/**
 * Shows on the button of an answer which key chooses it. The key is shown only while single keys
 * answer this question.
 */
const Key = ({ name, isCurrent }: { name: string; isCurrent: boolean }) =>
  isCurrent ? <kbd>{name}</kbd> : null

/**
 * The reason why an answer is likely, in words. The reason `usual` (the category is usual at this
 * hour) has no words.
 */
const Why = ({ why }: { why: LikelyAnswer['why'] }) =>
  why === 'usual' ? null : <small>{dayWords.why[why]}</small>

/**
 * The button that answers with all meetings that the calendar contains in the time of the question.
 */
const CalendarAnswer = ({ stored, isCurrent, offers, accept }: QuestionProps) => (
  <button type="button" class="button answer likely" data-answer="calendar" onClick={accept}>
    <span>
      {offers.map(({ from, to, category, title }) => (
        <span class="in-calendar" key={from}>
          <i style={{ '--colour': colourOf(category, stored.settings.colours) }} />{' '}
          {`${timeOfDay(from)}–${timeOfDay(to)} ${nameOfTime(category, stored.categories)}`}{' '}
          <small>{title || calendarWords.lane}</small>
        </span>
      ))}
    </span>
    <Key name="C" isCurrent={isCurrent} />
  </button>
)

interface CategoryAnswerProps extends QuestionProps {
  category: string
  why: LikelyAnswer['why']
  /** The digit key that chooses this answer. */
  digit: string
  isLikely: boolean
}

const CategoryAnswer = (props: CategoryAnswerProps) => {
  const { stored, isCurrent, answer, category, why, digit, isLikely } = props
  return (
    <button
      type="button"
      class={isLikely ? 'button answer likely' : 'button answer'}
      data-answer={category}
      onClick={() => answer(category)}
    >
      <i style={{ '--colour': colourOf(category, stored.settings.colours) }} />
      <span>
        {nameOfTime(category, stored.categories)} <Why why={why} />
      </span>
      <Key name={digit} isCurrent={isCurrent} />
    </button>
  )
}

/** The button that opens the list of all categories. */
const OtherAnswer = (props: QuestionProps & { times: string }) => {
  const { question, stored, isCurrent, answer, times, opened, open, close } = props
  const { startedAt } = question
  const isOther = opened?.form === 'other' && opened.startedAt === startedAt
  return (
    <span class="pick">
      <button
        type="button"
        class="button answer"
        data-answer="other"
        aria-haspopup="listbox"
        aria-expanded={isOther}
        onClick={() => open(isOther ? undefined : { form: 'other', startedAt })}
      >
        {dayWords.other}
        <Key name="M" isCurrent={isCurrent} />
      </button>
      {isOther && (
        <CategoryList
          stored={stored}
          label={dayWords.about(dayWords.category, times)}
          choose={answer}
          close={() => close(opened)}
        />
      )}
    </span>
  )
}

/**
 * Whether, at these hours of the last weeks, the person spent at least as much time on breaks as on
 * any other category.
 */
const isBreakUsual = ({ usual }: OpenQuestion) => {
  const breaks = usual[BREAK] ?? 0
  return breaks > 0 && Object.values(usual).every((ms) => ms <= breaks)
}

/**
 * One question about open time (unexplained or untracked): its start and end, and a button for each
 * likely answer.
 */
export const Question = (props: QuestionProps) => {
  const { question, isCurrent, offers, answer } = props
  const { startedAt, endedAt, id } = question
  const times = `${timeOfDay(startedAt)}–${timeOfDay(endedAt)}`
  const about = dayWords.openFor(lengthOf(question), id !== undefined)
  const isBreakLikely = isBreakUsual(question)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend.
    <div
      role="group"
      class="question"
      data-from={startedAt}
      tabIndex={-1}
      aria-label={`${times}, ${about}`}
      onClickCapture={once}
    >
      <p>
        <b>{times}</b> <span>{about}</span>
      </p>
      <div class="answers">
        {offers.length > 0 && <CalendarAnswer {...props} />}
        {question.answers.map(({ category, why }, i) => (
          <CategoryAnswer
            {...props}
            key={category}
            category={category}
            why={why}
            digit={`${i + 1}`}
            isLikely={i === 0 && !isBreakLikely && offers.length === 0}
          />
        ))}
        <div class="always">
          <button
            type="button"
            class={isBreakLikely ? 'button answer likely' : 'button answer'}
            data-answer={BREAK}
            onClick={() => answer(BREAK)}
          >
            {dayWords.break}
            <Key name="B" isCurrent={isCurrent} />
          </button>
          <OtherAnswer {...props} times={times} />
        </div>
      </div>
    </div>
  )
}
