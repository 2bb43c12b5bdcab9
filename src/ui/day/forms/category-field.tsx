import type { StoredDay } from '../../../store/views/day-view.ts'
import { choicesOf } from '../pick/choices.ts'

interface CategoryFieldProps {
  stored: StoredDay
  label: string
  name: string
  value: string
  choose: (category: string) => void
  /** The text of the choice *no category*. If the text is absent, a category must be chosen. */
  none?: string
  current?: string
  /** Hides the label from view; screen readers still read it. */
  bare?: boolean
}

export const CategoryField = ({ stored, label, bare, ...field }: CategoryFieldProps) => (
  <label class="field wide">
    <span class={bare ? 'spoken' : undefined}>{label}</span>
    <select
      name={field.name}
      required={field.none === undefined}
      value={field.value}
      onChange={({ currentTarget: { value } }) => field.choose(value)}
    >
      {(field.none !== undefined || field.value === '') && (
        <option value="">{field.none ?? ''}</option>
      )}
      {choicesOf(stored, field.current).map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
)
