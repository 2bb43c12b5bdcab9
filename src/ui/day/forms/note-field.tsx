import { useId, useState } from 'preact/hooks'
import { NOTE_LIMIT } from '../../../core/time/note.ts'
import { fitNote, roomIn } from '../../note-room.ts'
import { words } from '../../words/common.ts'
import { dayWords } from '../../words/day.ts'

interface NoteFieldProps {
  value: string
  set: (note: string) => void
  /** Hides the label from view; screen readers still read it. */
  bare?: boolean
}

/** The field for the note, in the forms that add or change an entry. */
export const NoteField = ({ value, set, bare }: NoteFieldProps) => {
  const [cut, setCut] = useState(0)
  const id = useId()
  const room = roomIn(value)
  const take = (field: HTMLInputElement) => {
    setCut(fitNote(field))
    set(field.value)
  }
  return (
    <label class="field widest">
      <span>
        <span class={bare ? 'spoken' : undefined}>{dayWords.note}</span>{' '}
        <small id={id}>{!cut && room !== undefined && words.noteRoom(room)}</small>
        <small class="failed" role="status">
          {cut > 0 && words.noteCut(cut, NOTE_LIMIT)}
        </small>
      </span>
      <input
        type="text"
        name="note"
        aria-describedby={id}
        autocomplete="off"
        value={value}
        onInput={({ currentTarget, isComposing }) =>
          isComposing ? set(currentTarget.value) : take(currentTarget)
        }
        onCompositionEnd={({ currentTarget }) => take(currentTarget)}
        onBlur={() => setCut(0)}
      />
    </label>
  )
}
