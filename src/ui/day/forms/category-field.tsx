import type { ArrangedCategory } from '../../../core/scheme/arrangement.ts'
import { type Categories, categoryOf, DRIVE } from '../../../core/scheme/categories.ts'
import { BREAK, isAside } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { dayWords } from '../../words/day.ts'
import { nameOf } from '../../words/here.ts'

/** The categories to choose from: those offered, and the one that the stretch has. */
function choices(offered: readonly ArrangedCategory[], categories: Categories, current?: string) {
  const all = offered.map(({ category }) => category)
  const more = [current, DRIVE].flatMap((id) =>
    id && !isAside(id) ? (categoryOf(id, categories) ?? []) : [],
  )
  return [...all, ...more.filter((category) => !all.includes(category))].filter(
    (category, i, list) => list.indexOf(category) === i,
  )
}

interface CategoryFieldProps {
  stored: StoredDay
  label: string
  name: string
  value: string
  choose: (category: string) => void
  /** The text of the empty choice. Without it, a category must be chosen. */
  none?: string
  current?: string
  /** The label is only for screen readers. */
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
      {choices(stored.offered, stored.categories, field.current).map((category) => (
        <option key={category.id} value={category.id}>
          {nameOf(category)}
        </option>
      ))}
      <option value={BREAK}>{dayWords.notWork}</option>
    </select>
  </label>
)
