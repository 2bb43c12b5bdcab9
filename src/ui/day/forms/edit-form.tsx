import { UNEXPLAINED } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { dayWords } from '../../words/day.ts'
import type { Acts } from '../edits.ts'
import { rowName } from '../names.ts'
import { LinkAfter, LinkBefore, toLabel } from '../rows/midnight-links.tsx'
import { takesOf } from '../time-taken.ts'
import type { ViewRow } from '../view.ts'
import { CategoryField } from './category-field.tsx'
import { useFieldValue } from './field-value.ts'
import { Form } from './form.tsx'
import { NoteField } from './note-field.tsx'
import { TimeField, useTime } from './time-field.tsx'

export interface RowFormProps {
  row: ViewRow
  stored: StoredDay
  acts: Acts
  close: () => void
}

/**
 * The end that the form edits. The day on which a stretch began edits its end, also after midnight.
 * Undefined while it runs, and if it began before this day and ends after it.
 */
const endOf = ({ stretch, before, after, endedAt }: ViewRow) => {
  if (stretch.endedAt === undefined || (before && after)) return undefined
  return after ? stretch.endedAt : endedAt
}

/** The edit, with the fields that were typed only: others may have changed on another page. */
function useTypedEdit(row: ViewRow, stored: StoredDay) {
  const { stretch, before } = row
  const ends = endOf(row)
  const start = useTime(row.startedAt, stored.day)
  const end = useTime(ends, stored.day, start.value)
  const category = useFieldValue(stretch.category === UNEXPLAINED ? '' : stretch.category)
  const note = useFieldValue(stretch.note ?? '')
  const told = {
    ...(start.isTyped && { startedAt: start.value }),
    ...(end.isTyped && { endedAt: end.value }),
    ...(category.isTyped && category.value && { category: category.value }),
    ...(note.isTyped && { note: note.value }),
  }
  const from = before ? undefined : start
  return { from, to: ends === undefined ? undefined : end, category, note, told }
}

/** Start, end, category and note of a row; links to the other day if it begins or ends there. */
export const EditForm = ({ row, stored, acts, close }: RowFormProps) => {
  const { stretch } = row
  const { from, to, category, note, told } = useTypedEdit(row, stored)
  const away = stretch.category === UNEXPLAINED
  const isTyped = Object.keys(told).length > 0
  const { startedAt, endedAt, ...rest } = told
  const times = { ...(startedAt && { startedAt }), ...(endedAt && { endedAt }) }
  const change = { do: 'change', id: row.id, ...times } as const
  const save = async () => {
    if (from?.isTyped && startedAt === undefined) return acts.refuse('time', row.startedAt)
    if (to?.isTyped && endedAt === undefined) return acts.refuse('time', row.startedAt)
    if (!isTyped || (await acts.edit({ ...change, ...rest }, row.startedAt))) close()
  }
  const takes = takesOf(stored, Date.now(), change)
  const label = dayWords.about(dayWords.edit, rowName(row, stored.categories))
  return (
    <Form id="edit" label={label} isTyped={isTyped} takes={takes} save={save} close={close}>
      {from ? (
        <TimeField label={dayWords.from} name="from" time={from} />
      ) : (
        <LinkBefore row={row} stored={stored} />
      )}
      {to ? (
        <TimeField label={toLabel(to.value, stored)} name="to" time={to} />
      ) : (
        <LinkAfter row={row} stored={stored} />
      )}
      <CategoryField
        stored={stored}
        choose={category.set}
        current={stretch.category}
        value={category.value}
        label={dayWords.category}
        name="category"
        {...(away && { none: dayWords.later })}
      />
      {(!away || category.value) && <NoteField value={note.value} set={note.set} />}
    </Form>
  )
}
