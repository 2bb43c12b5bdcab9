import { useState } from 'preact/hooks'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import type { Free } from '../open-form.ts'
import { nameOfTime } from '../row-name.ts'
import { toLabel } from '../rows/midnight-links.tsx'
import { effectOf } from '../time-taken.ts'
import type { Acts } from '../use-acts.ts'
import { CategoryField } from './category-field.tsx'
import { Form } from './form.tsx'
import { NoteField } from './note-field.tsx'
import { TimeField, useTime } from './time-field.tsx'

interface AddFormProps {
  stored: StoredDay
  /**
   * The time without an entry that the person most likely wants to add. The form shows it at first.
   */
  free: Free | undefined
  acts: Acts
  close: () => void
}

/**
 * The form that adds a stretch of time with typed start and end. Stored entries within that time
 * are shortened or removed.
 */
export const AddForm = ({ stored, free, acts, close }: AddFormProps) => {
  const start = useTime(free?.startedAt, stored.day)
  const end = useTime(free?.endedAt, stored.day, start.value)
  const [category, choose] = useState('')
  const [note, setNote] = useState('')
  const bounds = start.value !== undefined &&
    end.value !== undefined && { from: start.value, to: end.value }
  const added = bounds ? ({ do: 'add', ...bounds, category } as const) : undefined
  const { takes } = effectOf(stored, Date.now(), added)
  const save = async () => {
    if (!added) return acts.refuse('time', 'add')
    const times = `${timeOfDay(added.from)}–${timeOfDay(added.to)}`
    const said = dayWords.answered(times, nameOfTime(category, stored.categories))
    if (await acts.edit({ ...added, ...(note && { note }) }, 'add', said)) close()
  }
  const isTyped = start.isTyped || end.isTyped || Boolean(category || note)
  return (
    <Form id="add" label={dayWords.add} isTyped={isTyped} takes={takes} save={save} close={close}>
      <TimeField label={dayWords.from} name="from" time={start} />
      <TimeField label={toLabel(end.value, stored)} name="to" time={end} />
      <CategoryField
        stored={stored}
        choose={choose}
        value={category}
        label={dayWords.category}
        name="category"
      />
      <NoteField value={note} set={setNote} />
    </Form>
  )
}
