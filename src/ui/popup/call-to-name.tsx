import { useContext, useLayoutEffect } from 'preact/hooks'
import { answersToCall } from '../../core/attribution/call-answers.ts'
import type { CallToName } from '../../core/attribution/call-to-name.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { span } from '../formats.ts'
import { shortcutOf } from '../keys.ts'
import { answerWords } from '../words/answers.ts'
import { nameById } from '../words/common.ts'
import { Ask } from './ask.tsx'
import type { Commands } from './commands.ts'
import { KeysAct, useKeyHint } from './key-hint.ts'

/** The keys of the answers, in the order of the answers. No category can have one of these keys. */
const KEYS = ['y', 'e', 'm']

interface CallRowProps {
  call: CallToName
  view: PopupView
  commands: Commands
}

/**
 * Asks once which category a call had. Nothing changes without an answer (rule 10 in
 * docs/domain.md).
 */
export const CallRow = ({ call, view, commands }: CallRowProps) => {
  const { id, startedAt, endedAt, category: has } = call
  const answers = answersToCall(has, view.categories)
  const keysAct = useContext(KeysAct)
  const answer = (category: string) =>
    commands.run(category, (store) => store.nameCall(id, category))
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = keysAct && shortcutOf(event)
      const category = key ? answers[KEYS.indexOf(key)] : undefined
      if (!category) return
      event.preventDefault()
      void answer(category)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  const when = span(startedAt, endedAt)
  return (
    <Ask id="call-to-name" text={`${when}:`} title={answerWords.callWas(when)}>
      {answers.map((category, i) => (
        <Answer
          key={category}
          category={category}
          hotkey={KEYS[i]}
          name={nameById(category, view.categories)}
          busy={commands.isPending(category)}
          choose={() => void answer(category)}
        />
      ))}
    </Ask>
  )
}

interface AnswerProps {
  category: string
  hotkey: string | undefined
  name: string
  busy: boolean
  choose: () => void
}

const Answer = ({ category, hotkey = '', name, busy, choose }: AnswerProps) => {
  const keysAct = useContext(KeysAct)
  return (
    <button
      type="button"
      class="button"
      data-answer={category}
      aria-busy={busy}
      {...useKeyHint(name, hotkey.toUpperCase())}
      onClick={choose}
    >
      {answerWords.callShort[category] ?? name}{' '}
      {keysAct && (
        <span class="key" aria-hidden="true">
          {hotkey.toUpperCase()}
        </span>
      )}
    </button>
  )
}
