import { useLayoutEffect, useRef } from 'preact/hooks'
import { BASE, categoryOf } from '../../core/scheme.ts'
import { BREAK } from '../../core/segment.ts'
import type { Face } from '../../store/face.ts'
import { inWords, span } from '../formats.ts'
import { shortcutOf } from '../keys.ts'
import { nameOf, words } from '../words/here.ts'
import type { Commands } from './commands.ts'
import { Tile } from './grid.tsx'

interface QuestionProps {
  question: NonNullable<Face['question']>
  commands: Commands
  close: () => void
}

const Title = ({ question }: Pick<QuestionProps, 'question'>) => {
  const { startedAt, endedAt, before, count } = question
  const was = before && categoryOf(before)
  const details = [
    span(startedAt, endedAt),
    was && words.awayBefore(nameOf(was)),
    count > 1 && words.awayMore(count - 1),
  ]
  return (
    <div class="away">
      <h2 id="away">{words.awayTitle(inWords(endedAt - startedAt))}</h2>
      <p>{details.filter(Boolean).join(' · ')}</p>
      <p class="what">{words.whatWasIt}</p>
    </div>
  )
}

/** Asks what a stretch away was. Its keys answer; closing it changes nothing. */
export const Question = ({ question, commands, close }: QuestionProps) => {
  const dialog = useRef<HTMLElement>(null)
  const answered = useRef(false)
  useLayoutEffect(() => dialog.current?.focus(), [])

  const answer = async (category: string) => {
    if (answered.current) return
    answered.current = true
    const stored = await commands.run(category, (store) => store.explain(question.id, category))
    answered.current = false
    if (stored) close()
  }
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event)
      const category = BASE[Number(key) - 1]
      if (category) answer(category.id)
      else if (key === 'b') answer(BREAK)
      else if (key === 'Escape') close()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })

  return (
    <section
      class="question"
      role="dialog"
      aria-modal="true"
      aria-labelledby="away"
      tabIndex={-1}
      ref={dialog}
    >
      <Title question={question} />
      <div class="grid">
        {BASE.map((category, index) => (
          <Tile
            key={category.id}
            category={category}
            hotkey={String(index + 1)}
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
          aria-keyshortcuts="B"
          aria-busy={commands.isPending(BREAK)}
          title={`${words.notWork} (B)`}
          onClick={() => answer(BREAK)}
        >
          {words.notWork}
        </button>
        <button type="button" id="later" class="plain" aria-keyshortcuts="Escape" onClick={close}>
          {words.later}
        </button>
      </div>
    </section>
  )
}
