import { useContext } from 'preact/hooks'
import type { ArrangedCategory } from '../../core/scheme/arrangement.ts'
import { categoryOf } from '../../core/scheme/categories.ts'
import { BREAK } from '../../core/time/segment.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { answerWords } from '../words/answers.ts'
import { words } from '../words/common.ts'
import { answersOf } from './answers.ts'
import { BACK_KEYS, BACK_SIGN } from './back-key.ts'
import type { Commands } from './commands.ts'
import { manyOf, Tile } from './grid.tsx'
import { KeysAct, useKeyHint } from './key-hint.ts'
import type { PopupStore } from './store.ts'

export interface QuestionProps {
  store: Promise<PopupStore>
  view: PopupView
  question: NonNullable<PopupView['question']>
  commands: Commands
  close: () => void
  /** Puts off all waiting questions until the popup is opened again. */
  later: () => void
}

/**
 * The hint on a button that shows its key.
 * @param always whether the hint is shown even if single keys are switched off, because this key
 * works then too
 */
const Key = ({ name, always }: { name: string; always?: boolean }) =>
  (useContext(KeysAct) || always) && (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  )

/** The likely answers, each with its key. A category that is not offered any more has no key. */
const likelyOf = (likely: readonly string[], view: PopupView): ArrangedCategory[] => {
  const answers = answersOf(view)
  return likely.flatMap((id) => {
    const category = categoryOf(id, view.categories)
    const answer = answers.find((other) => other.category.id === id)
    return answer ?? (category ? { category, key: undefined } : [])
  })
}

interface AnswersProps extends QuestionProps {
  all: boolean
  showAll: () => void
  split: () => void
  answer: (category: string) => void
}

/**
 * The buttons of the categories that can be the answer: only the likely categories, or all of them.
 */
const CategoryAnswers = ({ view, question, commands, all, answer }: AnswersProps) => {
  const shown = all ? answersOf(view) : likelyOf(question.likely, view)
  return (
    <div
      class="grid"
      data-all={all ? '' : undefined}
      data-many={all ? manyOf(view.offered) : undefined}
    >
      {shown.map(({ category, key }) => (
        <Tile
          key={category.id}
          category={category}
          hotkey={key}
          colours={view.colours}
          busy={commands.isPending(category.id)}
          click={() => answer(category.id)}
        >
          {category.id === question.before && answerWords.asBefore}
        </Tile>
      ))}
    </div>
  )
}

/**
 * The buttons below the categories: a break, splitting the time, all categories, and answering
 * later.
 */
const OtherAnswers = ({ commands, later, all, showAll, split, answer }: AnswersProps) => (
  <div class="answers">
    <span>
      <button
        type="button"
        id="break"
        class="button"
        aria-busy={commands.isPending(BREAK)}
        {...useKeyHint(words.notWork, 'B')}
        onClick={() => answer(BREAK)}
      >
        {answerWords.breakShort} <Key name="B" />
      </button>
      <button
        type="button"
        id="split"
        class="button"
        {...useKeyHint(answerWords.split, 'X')}
        onClick={split}
      >
        {answerWords.split} <Key name="X" />
      </button>
    </span>
    <span>
      <button
        type="button"
        id="more"
        class="button"
        hidden={all}
        {...useKeyHint(answerWords.more, 'M')}
        onClick={showAll}
      >
        {answerWords.more} <Key name="M" />
      </button>
      <button type="button" id="later" class="button" aria-keyshortcuts={BACK_KEYS} onClick={later}>
        {answerWords.later} <Key name={BACK_SIGN} always />
      </button>
    </span>
  </div>
)

export const Answers = (props: AnswersProps) => (
  <>
    <CategoryAnswers {...props} />
    <OtherAnswers {...props} />
  </>
)
