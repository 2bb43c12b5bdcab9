import { useState } from 'preact/hooks'
import { UNEXPLAINED } from '../../core/segment.ts'
import type { DayFace } from '../../store/day-face.ts'
import { dayWords } from '../words/day.ts'
import { CategoryField } from './category-field.tsx'
import type { Acts } from './edits.ts'
import { Form } from './form.tsx'
import { rowName } from './names.ts'
import { NoteField } from './note-field.tsx'
import { TimeField, useTime } from './time-field.tsx'
import type { ViewRow } from './view.ts'

export interface RowFormProps {
  row: ViewRow
  face: DayFace
  acts: Acts
  close: () => void
}

/** Start, end, category and note of a row; what lies in another day, or still runs, is not here. */
export const EditForm = ({ row, face, acts, close }: RowFormProps) => {
  const { stretch, before, after, running } = row
  const start = useTime(row.startedAt, face.day)
  const end = useTime(row.endedAt, face.day, start.value)
  const away = stretch.category === UNEXPLAINED
  const [category, choose] = useState(away ? '' : stretch.category)
  const [note, setNote] = useState(stretch.note ?? '')
  const save = async () => {
    if (start.value === undefined || end.value === undefined) return acts.refuse('time')
    const told = {
      ...(!before && start.value !== row.startedAt && { startedAt: start.value }),
      ...(!after && !running && end.value !== row.endedAt && { endedAt: end.value }),
      ...(category && category !== stretch.category && { category }),
      ...(note.trim() !== (stretch.note ?? '') && { note }),
    }
    const changes = Object.keys(told).length > 0
    if (!changes || (await acts.edit({ do: 'change', id: row.id, ...told }))) close()
  }
  const label = dayWords.about(dayWords.edit, rowName(row, face.categories))
  return (
    <Form id="edit" label={label} save={save} close={close}>
      {!before && <TimeField label={dayWords.from} name="from" time={start} />}
      {!after && !running && <TimeField label={dayWords.to} name="to" time={end} />}
      <CategoryField
        {...{ face, choose, current: stretch.category, value: category }}
        label={dayWords.category}
        name="category"
        {...(away && { none: dayWords.later })}
      />
      {(!away || category) && <NoteField value={note} set={setNote} />}
    </Form>
  )
}
