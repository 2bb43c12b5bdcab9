import { useEffect, useRef, useState } from 'preact/hooks'
import type { Face } from '../../store/face.ts'
import { words } from '../words/here.ts'
import type { Commands } from './commands.ts'

/** Long enough to finish a word, short enough to lose nothing when the popup is clicked away. */
const pause = 400

/** A note belongs to what ran when it was begun, whatever has started by itself meanwhile. */
interface Draft {
  text: string
  segment?: string
}

interface NoteProps {
  running: Face['running']
  commands: Commands
}

/** The note of what runs; saved on Enter, on leaving the field and after a pause in typing. */
export const Note = ({ running, commands }: NoteProps) => {
  const [draft, setDraft] = useState<Draft>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = async (written: Draft) => {
    clearTimeout(timer.current)
    const { text, segment } = written
    const saved = await commands.run('note', (store) => store.setNote(text, segment))
    // What was typed meanwhile is saved by its own pause; what failed stays to be tried again.
    if (saved) setDraft((current) => (current === written ? undefined : current))
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
    const segment = draft?.segment ?? running?.id
    const written = { text, ...(segment && { segment }) }
    setDraft(written)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => save(written), pause)
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
      value={draft?.text ?? running?.note ?? ''}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={saveDraft}
      onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && saveDraft()}
    />
  )
}
