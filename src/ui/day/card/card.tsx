import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { offersFor } from '../../../core/calendar/offers.ts'
import type { StintDatabase } from '../../../store/database.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import type { DayEntry } from '../../calendar/day.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import { acceptOffers } from '../calendar/accept-offers.ts'
import { useDayKeys, useSendKey } from '../keys/use-day-keys.ts'
import type { Opening } from '../open-form.ts'
import { nameOfTime } from '../row-name.ts'
import { Answer, type Turn } from '../undo-redo.tsx'
import type { Acts } from '../use-acts.ts'
import type { DayView, OpenQuestion } from '../view.ts'
import { answerEdit } from './answer-edit.ts'
import { Outcome } from './outcome.tsx'
import { Question } from './question.tsx'
import { waitsToBeSent } from './send-preview.ts'
import { Sentence } from './sentence.tsx'

interface CardProps extends Opening {
  stored: StoredDay
  view: DayView
  acts: Acts
  turn: Turn
  db: StintDatabase
  /** The calendar's entries of the day. */
  entries: readonly DayEntry[]
  /** Whether the page reacts to single keys. The person can switch these keys off. */
  keysAct: boolean
  send: () => void
  /** Opens the dialog that shows what will be sent. */
  preview: () => void
}

/**
 * The largest number of questions that are shown at once, so that the card does not fill the
 * window. An answered question makes room for the next.
 */
const SHOWN = 4
const SEND_KEY = 'Ctrl+⏎'

/**
 * The question that single keys answer: the question that has the focus. A key that is pressed
 * elsewhere on the page answers nothing.
 */
const useCurrent = (questions: readonly OpenQuestion[]) => {
  const [focused, setFocused] = useState<number>()
  return { current: questions.find(({ startedAt }) => startedAt === focused), setFocused }
}

const firstQuestion = () => document.querySelector<HTMLElement>('#card .question')

/**
 * Moves the focus to the first question of a day that was just opened, so that its keys work at
 * once. If the person has moved the focus elsewhere on the page, it stays there.
 */
const useFirstFocus = (date: string) =>
  useLayoutEffect(() => {
    if (document.activeElement?.matches('body, h1')) firstQuestion()?.focus({ preventScroll: true })
  }, [date])

/**
 * Returns the questions that were answered since the day was last read. An answered question stays
 * on the page until the day is read again; a second key press in that time must not answer it
 * again.
 */
const useAnswered = (stored: StoredDay) => {
  const answered = useRef({ stored, starts: new Set<number>() })
  return () => {
    if (answered.current.stored !== stored) answered.current = { stored, starts: new Set() }
    return answered.current.starts
  }
}

const nameOfAnswer = ({ startedAt, endedAt }: OpenQuestion, category: string, day: StoredDay) =>
  dayWords.answered(
    `${timeOfDay(startedAt)}–${timeOfDay(endedAt)}`,
    nameOfTime(category, day.categories),
  )

/**
 * Maps the e-mail domains of the people in the calendar's entries to the categories of these
 * entries.
 */
const categoriesOf = (entries: readonly DayEntry[]) =>
  new Map(entries.flatMap(({ domains, category }) => domains.map((domain) => [domain, category])))

/** Functions that answer a question of the card, by a click or a key. */
const useAnswering = (props: CardProps, shown: readonly OpenQuestion[]) => {
  const { stored, acts, db, entries, keysAct, open, opened, close } = props
  const { current, setFocused } = useCurrent(shown)
  const answered = useAnswered(stored)
  const answer = async (question: OpenQuestion, category: string) => {
    const starts = answered()
    if (starts.has(question.startedAt)) return
    starts.add(question.startedAt)
    const said = nameOfAnswer(question, category, stored)
    const isStored = await acts.edit(answerEdit(question, category), 'card', said)
    if (!isStored) starts.delete(question.startedAt)
    close(opened)
  }
  const offersOf = (question: OpenQuestion) =>
    offersFor(question, entries, categoriesOf(entries), stored.categories)
  const accept = async (question: OpenQuestion) => {
    await acceptOffers(db, acts, question, offersOf(question))
    close(opened)
  }
  useDayKeys(keysAct, (key) => {
    if (key === 'g') return firstQuestion()?.focus()
    const isOpen = (question: OpenQuestion) => !answered().has(question.startedAt)
    const next = current && (isOpen(current) ? current : shown.find(isOpen))
    if (!next) return
    const chosen = next.answers[Number(key) - 1]?.category
    if (chosen) void answer(next, chosen)
    else if (key === 'c' && offersOf(next).length > 0) void accept(next)
    else if (key === 'b') void answer(next, 'break')
    else if (key === 'm') open({ form: 'other', startedAt: next.startedAt })
  })
  return { current, setFocused, answer, offersOf, accept }
}

type SendButtonsProps = Pick<CardProps, 'stored' | 'view' | 'send' | 'preview'>

const SendButtons = ({ stored, view, send, preview }: SendButtonsProps) => {
  const { sending } = stored
  // If the whole day was sent, the button *Send day* is not prominent.
  const isWaiting = !sending.receipt || waitsToBeSent(stored, view)
  return (
    <div class="sends">
      <button type="button" id="preview" class="plain" onClick={preview}>
        {dayWords.whatIsSent}
      </button>
      <button
        type="button"
        id="send-button"
        class={isWaiting ? 'button main' : 'button'}
        disabled={sending.busy}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={send}
      >
        {dayWords.send}
        <kbd>{SEND_KEY}</kbd>
      </button>
    </div>
  )
}

/**
 * The card for the end of the day. It contains the sum of the day's time, the questions that are
 * still open, and *Send day*.
 */
export const Card = (props: CardProps) => {
  const { stored, view, acts, turn, keysAct, send, preview, opened, open, close } = props
  const { day, today, week, sending } = stored
  const shown = view.questions.slice(0, SHOWN)
  const more = view.questions.length - shown.length
  const { current, setFocused, answer, offersOf, accept } = useAnswering(props, shown)
  useFirstFocus(day.date)
  useSendKey(() => !sending.busy && send())
  const isThisWeek = week.some(({ date }) => date === today)
  return (
    <section id="card" aria-labelledby="sum">
      <div class="head">
        <Sentence view={view} date={day.date} isThisWeek={isThisWeek} />
        <SendButtons stored={stored} view={view} send={send} preview={preview} />
      </div>
      {shown.map((question) => (
        <div
          key={question.startedAt}
          onFocusIn={() => setFocused(question.startedAt)}
          onFocusOut={() => setFocused(undefined)}
        >
          <Question
            opened={opened}
            open={open}
            close={close}
            question={question}
            stored={stored}
            isCurrent={keysAct && question === current}
            offers={offersOf(question)}
            accept={() => void accept(question)}
            answer={(category) => void answer(question, category)}
          />
        </div>
      ))}
      {more > 0 && <p class="more">{dayWords.moreGaps(more)}</p>}
      {acts.answer?.place === 'card' && <Answer stored={stored} acts={acts} turn={turn} />}
      <Outcome stored={stored} view={view} />
    </section>
  )
}
