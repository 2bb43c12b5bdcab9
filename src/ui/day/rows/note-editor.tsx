import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLeaveWarning } from '../../leave-warning.ts'
import { useFieldValue } from '../forms/field-value.ts'
import { NoteField } from '../forms/note-field.tsx'
import { closeOnLeave } from '../pick/close-on-leave.ts'
import type { Acts } from '../use-acts.ts'
import type { ViewRow } from '../view.ts'
import { editorKeys } from './editor-keys.ts'

interface NoteEditorProps {
  row: ViewRow
  acts: Acts
  close: () => void
}

/**
 * The field for a note, in place of its cell. Enter or leaving the field stores the note, Escape
 * does not.
 */
export const NoteEditor = ({ row, acts, close }: NoteEditorProps) => {
  const note = useFieldValue(row.stretch.note ?? '')
  const form = useRef<HTMLFormElement>(null)
  useLeaveWarning(note.isTyped)
  useLayoutEffect(() => {
    form.current?.querySelector('input')?.focus()
  }, [])
  const save = async () => {
    const edit = { do: 'change', id: row.id, note: note.value } as const
    if (!note.isTyped || (await acts.edit(edit, row.startedAt))) close()
  }
  return (
    <form
      ref={form}
      class="inline"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={editorKeys({ save: () => void save(), close })}
      onFocusOut={closeOnLeave(() => void save())}
    >
      <NoteField value={note.value} set={note.set} bare />
    </form>
  )
}
