import type { FunctionComponent } from 'preact'
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ArrangedCategory } from '../../core/scheme/arrangement.ts'
import { categoryOf } from '../../core/scheme/categories.ts'
import { BREAK } from '../../core/time/segment.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { whenAway } from '../away.ts'
import { inSentence } from '../formats.ts'
import { shortcutOf } from '../keys.ts'
import { badgeWords } from '../words/badge.ts'
import { words } from '../words/here.ts'
import { answersOf } from './answers.ts'
import type { Command, Commands } from './commands.ts'
import { manyOf, Tile } from './grid.tsx'
import { KeysAct, useKeyHint } from './key-hint.ts'
import type { SplitProps } from './split.tsx'
import { TurnButton } from './undo-redo.tsx'

export interface QuestionProps {
  view: PopupView
  question: NonNullable<PopupView['question']>
  commands: Commands
  close: () => void
  /** Puts all waiting questions away until the popup is opened again. */
  later: () => void
}

const Title = ({ question, view }: Pick<QuestionProps, 'question' | 'view'>) => {
  const { startedAt, endedAt, count } = question
  const details = [...whenAway(question, view.categories), count > 1 && words.awayMore(count - 1)]
  return (
    <div class="away">
      <h2 id="away">{badgeWords.awayTitle(inSentence(endedAt - startedAt))}</h2>
      <p>{details.filter(Boolean).join(' · ')}</p>
      <p class="what">{badgeWords.whatWasIt}</p>
    </div>
  )
}

/** Each answer has a key, also if it is not among the likely ones. */
const byKey = (key: string, view: PopupView): string | undefined =>
  key === 'b' ? BREAK : answersOf(view).find((answer) => answer.key === key)?.category.id

/** The likely answers; a category that is not offered any more has no key. */
const likelyOf = (likely: readonly string[], view: PopupView): ArrangedCategory[] => {
  const answers = answersOf(view)
  return likely.flatMap((id) => {
    const category = categoryOf(id, view.categories)
    const answer = answers.find((other) => other.category.id === id)
    return answer ?? (category ? { category, key: undefined } : [])
  })
}

/** Loads the form when it is needed: the popup must open fast, and splitting is rare. */
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

interface AnswersProps extends QuestionProps {
  all: boolean
  showAll: () => void
  split: () => void
  answer: (category: string) => void
}

const Answers = ({
  view,
  question,
  commands,
  later,
  all,
  showAll,
  split,
  answer,
}: AnswersProps) => {
  const shown = all ? answersOf(view) : likelyOf(question.likely, view)
  return (
    <>
      <div class="grid" data-many={all ? manyOf(view.offered) : undefined}>
        {shown.map(({ category, key }) => (
          <Tile
            key={category.id}
            category={category}
            hotkey={key}
            colours={view.colours}
            busy={commands.isPending(category.id)}
            click={() => answer(category.id)}
          >
            {category.id === question.before && words.asBefore}
          </Tile>
        ))}
      </div>
      <div class="row answers">
        <button
          type="button"
          id="break"
          class="button"
          aria-busy={commands.isPending(BREAK)}
          {...useKeyHint(words.notWork, 'B')}
          onClick={() => answer(BREAK)}
        >
          {words.notWork}
        </button>
        <button
          type="button"
          id="split"
          class="button"
          {...useKeyHint(words.split, 'S')}
          onClick={split}
        >
          {words.split}
        </button>
        <button
          type="button"
          id="more"
          class="plain"
          hidden={all}
          {...useKeyHint(words.more, 'M')}
          onClick={showAll}
        >
          {words.more}
        </button>
        <button type="button" id="later" class="plain" aria-keyshortcuts="Escape" onClick={later}>
          {words.later}
        </button>
        <TurnButton id="undo-answer" way="undo" view={view} commands={commands} />
      </div>
    </>
  )
}

/** Asks what a stretch away was. Its keys answer; *Later* changes nothing. */
export const Question = ({ view, question, commands, close, later }: QuestionProps) => {
  const dialog = useRef<HTMLElement>(null)
  const answered = useRef(false)
  const [all, setAll] = useState(false)
  const [Split, split, unsplit] = useSplit()
  const keysAct = useContext(KeysAct)
  useLayoutEffect(() => dialog.current?.focus(), [])

  const store = async (name: string, command: Command) => {
    if (answered.current) return
    answered.current = true
    const stored = await commands.run(name, command)
    answered.current = false
    // The next waiting question takes its place.
    if (stored && question.count === 1) close()
  }
  const answer = (category: string) => store(category, (s) => s.explain(question.id, category))

  const act = (key: string) => {
    const category = byKey(key, view)
    if (key === 'Escape') Split ? unsplit() : later()
    else if (Split) return false
    else if (category) void answer(category)
    else if (key === 's') void split()
    else if (key === 'm') setAll(true)
    else if (key === 'u' && view.undo) void commands.run('undo', (s) => s.undo())
    else return false
    return true
  }
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event)
      if (key && (keysAct || key === 'Escape') && act(key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  // The second click of a double click would answer the next question.
  const once = (event: MouseEvent) => {
    if (event.detail > 1 && !Split) event.stopPropagation()
  }

  return (
    <section
      class="question"
      role="dialog"
      aria-modal="true"
      aria-labelledby="away"
      tabIndex={-1}
      ref={dialog}
      onClickCapture={once}
    >
      <Title question={question} view={view} />
      {Split ? (
        <Split
          question={question}
          answers={answersOf(view).map(({ category }) => category)}
          busy={commands.isPending('split')}
          save={(parts) => store('split', (s) => s.explainParts(parts))}
          close={unsplit}
        />
      ) : (
        <Answers
          view={view}
          question={question}
          commands={commands}
          close={close}
          later={later}
          all={all}
          answer={answer}
          split={split}
          showAll={() => setAll(true)}
        />
      )}
    </section>
  )
}
