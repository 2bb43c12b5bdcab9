import type { StoredDay } from '../../../store/views/day-view.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import type { Opening } from '../open-form.ts'
import { CategoryList } from '../pick/category-list.tsx'
import { type Acts, addEdit, relabelEdit } from '../use-acts.ts'
import type { DayView } from '../view.ts'
import { placeOf, type Shown } from './axis.ts'

interface PickProps extends Omit<Opening, 'open'> {
  stored: StoredDay
  view: DayView
  acts: Acts
  shown: Shown
}

/**
 * The list of categories. It opens under the entry that the person clicked, or under the empty time
 * that the person clicked or drew on the timeline.
 */
export const Pick = ({ stored, view, acts, shown, opened, close }: PickProps) => {
  if (opened?.form !== 'pick') return null
  const { startedAt, endedAt, id } = opened
  const row = view.rows.find((one) => one.id === id)
  const choose = async (category: string) => {
    const isSame = row?.stretch.category === category
    const edit = row ? relabelEdit(row, category) : addEdit({ startedAt, endedAt }, category)
    if (isSame || (await acts.edit(edit, 'timeline'))) close(opened)
  }
  const times = `${timeOfDay(startedAt)}–${timeOfDay(endedAt)}`
  const place = `${Math.min(1, Math.max(0, placeOf(startedAt, shown))) * 100}%`
  return (
    <div class="at-timeline" style={{ left: place, translate: `-${place}` }}>
      <CategoryList
        stored={stored}
        label={dayWords.about(row ? dayWords.category : dayWords.addHere, times)}
        {...(row && { current: row.stretch.category })}
        choose={choose}
        close={() => close(opened)}
      />
    </div>
  )
}
