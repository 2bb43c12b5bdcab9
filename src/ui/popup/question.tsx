import type { FunctionComponent } from 'preact'
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CalendarOffer } from '../../core/calendar/offers.ts'
import { BREAK } from '../../core/time/segment.ts'
import type { Around } from '../../store/views/around-away.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { inSentence, span } from '../formats.ts'
import { isTyping, shortcutOf } from '../keys.ts'
import { answerWords } from '../words/answers.ts'
import { badgeWords } from '../words/badge.ts'
import { Answers, type QuestionProps } from './answer-buttons.tsx'
import { answersOf } from './answers.ts'
import { isBackKey, takeKey } from './back-key.ts'
import type { Command } from './commands.ts'
import { Strip } from './hours-around-away.tsx'
import { KeysAct } from './key-hint.ts'
import { usePart } from './load-part.ts'
import type { SplitProps } from './split.tsx'

/** The entries before and after the time away. Undefined until they are read. */
const useAround = ({ store, question: { startedAt, endedAt } }: QuestionProps) => {
  const [around, setAround] = useState<Around>()
  useEffect(() => {
    // If these entries cannot be read, the question is shown without them.
    void store
      .then((opened) => opened.readAround({ startedAt, endedAt }))
      .then(setAround)
      .catch(() => undefined)
  }, [startedAt, endedAt])
  return around
}

const Title = (props: QuestionProps) => {
  const { startedAt, endedAt, count } = props.question
  const when = [span(startedAt, endedAt), count > 1 && answerWords.awayMore(count - 1)]
  return (
    <div class="away">
      <h2 id="away">
        {`${badgeWords.awayTitle(inSentence(endedAt - startedAt))}. ${badgeWords.whatWasIt}`}
      </h2>
      <p>{when.filter(Boolean).join(' · ')}</p>
      <Strip around={useAround(props)} view={props.view} />
    </div>
  )
}

/**
 * The category that a key answers with. Every offered category has its key, even if its button is
 * not shown.
 */
const byKey = (key: string, view: PopupView): string | undefined =>
  key === 'b' ? BREAK : answersOf(view).find((answer) => answer.key === key)?.category.id

/**
 * The form that splits time away. It is loaded when it is needed, because the popup must open fast,
 * and splitting is rare.
 */
const useSplit = () => {
  const [Split, setSplit] = useState<FunctionComponent<SplitProps>>()
  return [
    Split,
    async () => {
      const loaded = await import('./split.tsx')
      setSplit(() => loaded.Split)
    },
    () => setSplit(undefined),
  ] as const
}

const partOf = ({ from, to, category }: CalendarOffer) => ({ from, to, category })

/** Functions that store an answer. While one answer is being stored, another answer is ignored. */
const useAnswering = ({ store, question, commands, close }: QuestionProps) => {
  const isStoring = useRef(false)

  /**
   * Stores an answer.
   * @param isWhole whether the answer covers the whole time away. If not, the popup next asks about
   * the rest of that time
   */
  const save = async (name: string, command: Command, isWhole = true) => {
    if (isStoring.current) return
    isStoring.current = true
    const stored = await commands.run(name, command)
    isStoring.current = false
    // If other questions wait, the next one is shown in place of this one.
    if (stored && isWhole && question.count === 1) close()
  }
  const answer = (category: string) => save(category, (s) => s.explain(question.id, category))

  const accept = async (offers: readonly CalendarOffer[]) => {
    const covered = offers.reduce((sum, { from, to }) => sum + to - from, 0)
    const isWhole = covered === question.endedAt - question.startedAt
    await save('calendar', (s) => s.explainParts(offers.map(partOf)), isWhole)
    // The meetings are stored already. If learning from them fails, only the guess for the next
    // meeting with the same e-mail domains is worse.
    await store.then((opened) => opened.learnFrom(offers)).catch(() => undefined)
  }
  return { save, answer, accept }
}

/**
 * Handles the keys of the question.
 * @param act handles a single key, and returns whether the question reacts to this key
 */
const useQuestionKeys = (act: (key: string) => boolean, back: (event: KeyboardEvent) => void) => {
  const keysAct = useContext(KeysAct)
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event)
      if (isBackKey(event)) {
        takeKey(event)
        return back(event)
      }
      if (key && keysAct && act(key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}

interface KeyActs {
  isSplitting: boolean
  answer: (category: string) => void
  split: () => void
  showAll: () => void
}

/** Does what a single key means in the question. Returns false if the key means nothing there. */
const actOnKey = (key: string, { view, commands }: QuestionProps, acts: KeyActs) => {
  const category = byKey(key, view)
  if (acts.isSplitting) return false
  if (category) acts.answer(category)
  else if (key === 'x') acts.split()
  else if (key === 'm') acts.showAll()
  else if (key === 'n') document.getElementById('note')?.focus()
  else if (key === 's' && view.running) void commands.run('stop', (s) => s.stop())
  else if (key === 'u' && view.undo) void commands.run('undo', (s) => s.undo())
  else return false
  return true
}

/**
 * Asks what the person did during a time away. The question replaces the grid of categories; the
 * note and *Undo* stay on the page. Single keys answer the question; *Later* stores no answer.
 */
export const Question = (props: QuestionProps) => {
  const { view, question, commands, later } = props
  const dialog = useRef<HTMLElement>(null)
  const [all, setAll] = useState(false)
  const [Split, split, unsplit] = useSplit()
  const Offer = usePart(!!view.hasCalendar, () => import('./calendar-offer.tsx'))?.OfferButton
  const { save, answer, accept } = useAnswering(props)
  useLayoutEffect(() => dialog.current?.focus(), [])

  const showAll = () => setAll(true)
  const acts = { isSplitting: Split !== undefined, answer, split, showAll }
  useQuestionKeys(
    (key) => actOnKey(key, props, acts),
    (event) => {
      if (Split) unsplit()
      // While the note has the focus, Escape moves the focus back to the question, which stays open.
      else if (isTyping(event)) dialog.current?.focus()
      else later()
    },
  )
  // Ignores the second click of a double click. The first click answers a question, and the next
  // question appears in the same place, so the second click would answer that question too.
  const once = (event: MouseEvent) => {
    if (event.detail > 1 && !Split) event.stopPropagation()
  }

  return (
    <section
      class="question"
      aria-labelledby="away"
      tabIndex={-1}
      data-all={all && !Split ? '' : undefined}
      ref={dialog}
      onClickCapture={once}
    >
      <Title {...props} />
      {Offer && !Split && (
        <Offer
          store={props.store}
          question={question}
          view={view}
          busy={commands.isPending('calendar')}
          accept={(offers) => void accept(offers)}
        />
      )}
      {Split ? (
        <Split
          question={question}
          answers={answersOf(view).map(({ category }) => category)}
          busy={commands.isPending('split')}
          save={(parts) => save('split', (s) => s.explainParts(parts))}
          close={unsplit}
        />
      ) : (
        <Answers {...props} all={all} answer={answer} split={split} showAll={showAll} />
      )}
    </section>
  )
}
