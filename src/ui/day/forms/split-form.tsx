import { UNEXPLAINED } from '../../../core/time/segment.ts'
import { minute } from '../../../core/time/units.ts'
import { dayWords } from '../../words/day.ts'
import { rowName } from '../row-name.ts'
import { CategoryField } from './category-field.tsx'
import { useFieldValue } from './field-value.ts'
import { Form } from './form.tsx'
import type { RowFormProps } from './row-form.ts'
import { TimeField, useTime } from './time-field.tsx'

/** The full minute nearest to the middle of a stretch of time. */
const middleOf = (from: number, to: number) => {
  const middle = from + (to - from) / 2
  const full = Math.round(middle / minute) * minute
  return full > from && full < to ? full : Math.round(middle)
}

/**
 * The form that splits an entry in two. It asks at which time to split, and for the category of the
 * second part.
 */
export const SplitForm = ({ row, stored, acts, close }: RowFormProps) => {
  const { stretch, startedAt, endedAt } = row
  const at = useTime(middleOf(startedAt, endedAt), stored.day)
  const away = stretch.category === UNEXPLAINED
  const category = useFieldValue(away ? '' : stretch.category)
  const save = async () => {
    if (at.value === undefined) return acts.refuse('time', row.startedAt)
    const later = category.isTyped && category.value && { later: category.value }
    if (await acts.edit({ do: 'split', id: row.id, at: at.value, ...later }, row.startedAt)) close()
  }
  const label = dayWords.about(dayWords.split, rowName(row, stored.categories))
  const isTyped = at.isTyped || category.isTyped
  return (
    <Form id="split" label={label} isTyped={isTyped} save={save} close={close}>
      <TimeField label={dayWords.splitAt} name="at" time={at} />
      <CategoryField
        stored={stored}
        choose={category.set}
        current={stretch.category}
        value={category.value}
        label={dayWords.laterPart}
        name="category"
        {...(away && { none: dayWords.later })}
      />
    </Form>
  )
}
