import { useEffect, useRef, useState } from 'preact/hooks'
import type { Face } from '../../store/face.ts'
import { words } from '../words/here.ts'
import type { Commands } from './commands.ts'

/** Long enough to finish a word, short enough to lose nothing when the popup is clicked away. */
const pause = 400

interface NoteProps {
  running: Face['running']
  commands: Commands
}

/** The note of what runs; saved on Enter, on leaving the field and after a pause in typing. */
export const Note = ({ running, commands }: NoteProps) => {
  const [draft, setDraft] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = async (text: string) => {
    clearTimeout(timer.current)
    const saved = await commands.run('note', (store) => store.setNote(text))
    // What was typed meanwhile is saved by its own pause; what failed stays to be tried again.
    if (saved) setDraft((current) => (current === text ? undefined : current))
  }
  const saveDraft = () => draft !== undefined && save(draft)
  const flush = useRef(saveDraft)
  flush.current = saveDraft
  useEffect(() => {
    const leave = () => void flush.current()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  const type = (text: string) => {
    setDraft(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => save(text), pause)
  }

  return (
    <input
      id="note"
      type="text"
      maxLength={500}
      hidden={!running}
      placeholder={words.note}
      aria-label={words.note}
      aria-keyshortcuts="N"
      title={`${words.note} (N)`}
      autocomplete="off"
      value={draft ?? running?.note ?? ''}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={saveDraft}
      onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && saveDraft()}
    />
  )
}
