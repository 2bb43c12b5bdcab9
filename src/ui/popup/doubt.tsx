import { useContext, useLayoutEffect } from 'preact/hooks'
import type { PopupView } from '../../store/views/popup-view.ts'
import { time } from '../formats.ts'
import { shortcutOf } from '../keys.ts'
import { answerWords } from '../words/answers.ts'
import { badgeWords } from '../words/badge.ts'
import { Ask } from './ask.tsx'
import type { Command, Commands } from './commands.ts'
import { KeysAct, useKeyHint } from './key-hint.ts'

type Doubt = NonNullable<PopupView['doubt']>

/**
 * The commands of the two answers to the question whether the running category still goes on. The
 * letter is the key that chooses the answer.
 */
const answersTo = ({ why }: Doubt): Record<'y' | 'e', Command> => ({
  y: (store) => store.confirm(),
  e: (store) => (why === 'long' ? store.endForgotten() : store.documentInstead()),
})

const Answer = ({
  hotkey,
  label,
  doubt,
  commands,
}: {
  hotkey: 'y' | 'e'
  label: string
  doubt: Doubt
  commands: Commands
}) => (
  <button
    type="button"
    id={`doubt-${hotkey}`}
    class="button"
    aria-busy={commands.isPending(`doubt-${hotkey}`)}
    {...useKeyHint(label, hotkey.toUpperCase())}
    onClick={() => commands.run(`doubt-${hotkey}`, answersTo(doubt)[hotkey])}
  >
    {label}
  </button>
)

/**
 * Asks whether the running category still goes on. Nothing changes without an answer (rule 7 in
 * docs/domain.md).
 */
export const DoubtRow = ({ doubt, commands }: { doubt: Doubt; commands: Commands }) => {
  const when = time(doubt.at)
  const ended = doubt.why === 'long' ? answerWords.endedAt(when) : answerWords.crmFrom(when)
  const keysAct = useContext(KeysAct)
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = keysAct && shortcutOf(event)
      if (key !== 'y' && key !== 'e') return
      event.preventDefault()
      void commands.run(`doubt-${key}`, answersTo(doubt)[key])
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  return (
    <Ask id="doubt" text={badgeWords.still}>
      <Answer hotkey="y" label={answerWords.yesStill} doubt={doubt} commands={commands} />
      <Answer hotkey="e" label={ended} doubt={doubt} commands={commands} />
    </Ask>
  )
}
