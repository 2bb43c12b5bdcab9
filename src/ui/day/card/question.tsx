import type { CalendarOffer } from '../../../core/calendar/offers.ts'
import type { LikelyAnswer } from '../../../core/day/open-times.ts'
import { BREAK } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { timeOfDay } from '../../dates.ts'
import { calendarWords } from '../../words/calendar.ts'
import { dayWords } from '../../words/day.ts'
import { lengthOf } from '../length.ts'
import { nameOfTime } from '../names.ts'
import type { Opening } from '../open-form.ts'
import { CategoryList } from '../pick/category-list.tsx'
import type { OpenQuestion } from '../view.ts'

interface QuestionProps extends Opening {
  question: OpenQuestion
  stored: StoredDay
  /** Whether single keys act on this page: the person can switch them off. */
  keysAct: boolean
  /** Whether single keys answer this question. Of several questions, only one reacts to keys. */
  isCurrent: boolean
  /** The calendar's meetings at that time, as answers. */
  offers: readonly CalendarOffer[]
  /** Answers with all meetings of the calendar. */
  accept: () => void
  answer: (category: string) => void
}

/** Ignores the second click of a double click: by then the next question is in this place. */
const once = (event: MouseEvent) => {
  if (event.detail > 1) event.stopPropagation()
}

/**
 * Shows in an answer's button which key on the keyboard gives this answer. In a question whose keys
 * do not act now, it is invisible but keeps its space. Otherwise the button would move while it is
 * pressed, and get no click.
 */
const Key = ({ name, isCurrent }: { name: string; isCurrent: boolean }) => (
  <kbd data-idle={isCurrent ? undefined : ''}>{name}</kbd>
)

/** Why an answer is likely. No words for the category that is usual at this hour. */
const Why = ({ why }: { why: LikelyAnswer['why'] }) =>
  why === 'usual' ? null : <small>{dayWords.why[why]}</small>

/** One question about open time: when it was, and a button for each likely answer. */
export const Question = (props: QuestionProps) => {
  const { question, stored, keysAct, isCurrent, offers, accept, answer } = props
  const { opened, open, close } = props
  const { startedAt, endedAt, id } = question
  const times = `${timeOfDay(startedAt)}–${timeOfDay(endedAt)}`
  const other = { form: 'other', startedAt } as const
  const isOther = opened?.form === 'other' && opened.startedAt === startedAt
  const length = lengthOf(question)
  const usual = question.usual[BREAK] ?? 0
  const isBreakLikely = Object.values(question.usual).every((ms) => ms <= usual) && usual > 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend.
    <div
      role="group"
      class="question"
      data-from={startedAt}
      aria-label={`${times}, ${dayWords.openFor(length, id !== undefined)}`}
      onClickCapture={once}
    >
      <p>
        <b>{times}</b> <span>{dayWords.openFor(length, id !== undefined)}</span>
      </p>
      <div class="answers">
        {offers.length > 0 && (
          <button
            type="button"
            class="button answer likely"
            data-answer="calendar"
            onClick={accept}
          >
            <span>
              {offers.map(({ from, to, category, title }) => (
                <span class="in-calendar" key={from}>
                  <i style={{ '--colour': colourOf(category, stored.settings.colours) }} />{' '}
                  {`${timeOfDay(from)}–${timeOfDay(to)} ${nameOfTime(category, stored.categories)}`}{' '}
                  <small>{title || calendarWords.lane}</small>
                </span>
              ))}
            </span>
            {keysAct && <Key name="C" isCurrent={isCurrent} />}
          </button>
        )}
        {question.answers.map(({ category, why }, i) => (
          <button
            key={category}
            type="button"
            class={[
              'button',
              'answer',
              i === 0 && !isBreakLikely && offers.length === 0 && 'likely',
            ]
              .filter(Boolean)
              .join(' ')}
            data-answer={category}
            onClick={() => answer(category)}
          >
            <i style={{ '--colour': colourOf(category, stored.settings.colours) }} />
            <span>
              {nameOfTime(category, stored.categories)} <Why why={why} />
            </span>
            {keysAct && <Key name={`${i + 1}`} isCurrent={isCurrent} />}
          </button>
        ))}
        <button
          type="button"
          class={isBreakLikely ? 'button answer likely' : 'button answer'}
          data-answer={BREAK}
          onClick={() => answer(BREAK)}
        >
          {dayWords.break}
          {keysAct && <Key name="B" isCurrent={isCurrent} />}
        </button>
        <span class="pick">
          <button
            type="button"
            class="button answer"
            data-answer="other"
            aria-haspopup="listbox"
            aria-expanded={isOther}
            onClick={() => open(isOther ? undefined : other)}
          >
            {dayWords.other}
            {keysAct && <Key name="O" isCurrent={isCurrent} />}
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
      </div>
    </div>
  )
}
