import { NOTE_LIMIT } from '../../store/database.ts'
import { dayWords } from '../words/day.ts'

/** What a stretch was about, in the forms that add or change one. */
export const NoteField = ({ value, set }: { value: string; set: (note: string) => void }) => (
  <label class="field widest">
    <span>{dayWords.note}</span>
    <input
      type="text"
      name="note"
      maxLength={NOTE_LIMIT}
      autocomplete="off"
      value={value}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  </label>
)
