import { useEffect, useRef, useState } from 'preact/hooks'
import { cleanNote, cutNote, NOTE_LIMIT } from '../../core/time/note.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { namedKeyOf } from '../keys.ts'
import { fitNote, roomIn } from '../note-room.ts'
import { words } from '../words/common.ts'
import type { Commands } from './commands.ts'
import { focusGrid } from './focus.ts'
import { useKeyHint } from './key-hint.ts'
import { usePart } from './load-part.ts'
import type { PopupStore } from './store.ts'

/**
 * The note is stored after this number of milliseconds without typing. It is small, because the
 * popup can be closed at any moment.
 */
const pause = 400

type Running = PopupView['running']

/**
 * A note that is being typed. It belongs to the entry that ran when typing began, even if another
 * entry has started since.
 */
interface Draft {
  text: string
  segment?: string
  /**
   * Present after the draft was stored. `over`: the running entry in the view that was read before
   * the note was stored.
   */
  saved?: { over: Running }
}

interface NoteProps {
  running: Running
  commands: Commands
  store: Promise<PopupStore>
}

/**
 * Whether the view already contains the stored note: the view was read again since then, or has the
 * same text.
 */
const isRead = ({ text, saved }: Draft, running: Running) =>
  running !== saved?.over || (running?.note ?? '') === cleanNote(text)

/**
 * Whether the draft is no longer needed. The draft must be stored. In addition, another entry must
 * run, or the field must have lost the focus and the view must contain the note.
 */
const isOver = (draft: Draft, running: Running, isFocused: boolean) =>
  draft.saved && (draft.segment !== running?.id || (!isFocused && isRead(draft, running)))

/**
 * The note that is being typed. While it is not stored yet, or the field has the focus, nothing
 * else changes the text of the field. So the caret stays in place.
 */
const useDraft = ({ running, commands }: Omit<NoteProps, 'store'>) => {
  const [draft, setDraft] = useState<Draft>()
  const [isFocused, setFocused] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // This is a ref and not a state, because a key may be pressed before the next drawing.
  const waiting = useRef<Draft>(undefined)
  const saving = useRef<Draft>(undefined)
  const latest = useRef(running)
  latest.current = running
  if (draft && isOver(draft, running, isFocused)) setDraft(undefined)

  const save = async () => {
    const written = waiting.current
    if (!written || saving.current === written) return
    clearTimeout(timer.current)
    saving.current = written
    const { text, segment } = written
    // While an input method composes text, the text can be longer than the limit, so it is
    // shortened here.
    const note = cutNote(text, NOTE_LIMIT)
    const over = latest.current
    const saved = await commands.run('note', (store) => store.setNote(note, segment))
    if (saving.current === written) saving.current = undefined
    // If more text was typed while this text was being stored, the new text is stored after its own
    // pause. Text that could not be stored is tried again.
    if (!saved || waiting.current !== written) return
    waiting.current = undefined
    setDraft({ ...written, saved: { over } })
  }
  const flush = useRef(save)
  flush.current = save
  useEffect(() => {
    const leave = () => void flush.current()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  const type = (text: string) => {
    const segment = (waiting.current ?? draft)?.segment ?? running?.id
    const written = { text, ...(segment && { segment }) }
    waiting.current = written
    setDraft(written)
    clearTimeout(timer.current)
    timer.current = setTimeout(save, pause)
  }
  const text = draft?.text ?? running?.note ?? ''
  return { text, type, isFocused, setFocused, save }
}

/**
 * The field for the note of the running entry. The note is stored on Enter, on leaving the field
 * and after a pause.
 */
export const Note = (props: NoteProps) => {
  const { text, type, isFocused, setFocused, save } = useDraft(props)
  const field = useRef<HTMLInputElement>(null)
  const NoteList = usePart(isFocused, () => import('./note-list.tsx'))?.NoteList
  const [cut, setCut] = useState(0)
  const isShown = props.running !== undefined
  const room = isShown && !cut ? roomIn(text) : undefined
  const take = (field: HTMLInputElement) => {
    setCut(fitNote(field))
    type(field.value)
  }
  return (
    <>
      <input
        id="note"
        type="text"
        ref={field}
        hidden={!isShown}
        placeholder={words.note}
        aria-label={words.note}
        aria-describedby="note-room"
        {...useKeyHint(words.note, 'N')}
        autocomplete="off"
        value={text}
        onInput={({ currentTarget, isComposing }) =>
          isComposing ? type(currentTarget.value) : take(currentTarget)
        }
        onCompositionEnd={({ currentTarget }) => take(currentTarget)}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          setCut(0)
          void save()
        }}
        onKeyDown={(event) => {
          if (namedKeyOf(event) !== 'Enter') return
          // Without this, the same Enter would also press the control that gets the focus.
          event.preventDefault()
          void save()
          focusGrid()
        }}
      />
      {isShown && isFocused && NoteList && (
        <NoteList
          store={props.store}
          field={field}
          typed={text}
          choose={(note) => {
            type(note)
            void save()
          }}
        />
      )}
      {isShown && (
        <>
          <small id="note-room">{room !== undefined && words.noteRoom(room)}</small>
          <small id="note-cut" role="status">
            {cut > 0 && words.noteCut(cut, NOTE_LIMIT)}
          </small>
        </>
      )}
    </>
  )
}
