import type { Gap } from '../../../core/day/rows.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import type { Opening } from '../open-form.ts'
import { CategoryList } from '../pick/category-list.tsx'
import { lengthOf } from '../row-length.ts'
import { type Acts, addEdit } from '../use-acts.ts'
import { Cell } from './cell.tsx'
import type { Stop } from './grid-keys.ts'

interface GapRowProps extends Opening {
  gap: Gap
  stored: StoredDay
  acts: Acts
  stop: Stop | undefined
}

/** A row for untracked time between two entries. Choosing a category in this row adds an entry. */
export const GapRow = ({ gap, stored, acts, stop, opened, open, close }: GapRowProps) => {
  const { startedAt, endedAt } = gap
  const times = `${timeOfDay(startedAt)}–${timeOfDay(endedAt)}`
  const isOpen = opened?.form === 'fill' && opened.startedAt === startedAt
  const choose = async (category: string) => {
    if (await acts.edit(addEdit(gap, category), startedAt)) close(opened)
  }
  return (
    <tr id={`gap-${startedAt}`} class="line gap">
      <td class="time">
        <span class="fixed">{timeOfDay(startedAt)}</span>
      </td>
      <td class="time">
        <span class="fixed">{timeOfDay(endedAt)}</span>
      </td>
      <td class="length">{lengthOf(gap)}</td>
      <td class="category" data-column="category">
        <Cell
          name="category"
          row={`gap-${startedAt}`}
          stop={stop}
          label={dayWords.about(dayWords.untracked, times)}
          haspopup="listbox"
          expanded={isOpen}
          open={() => open({ form: 'fill', startedAt })}
        >
          <i />
          <span>{dayWords.untracked}</span>
        </Cell>
        {isOpen && (
          <CategoryList
            stored={stored}
            label={dayWords.about(dayWords.addHere, times)}
            choose={choose}
            close={() => close(opened)}
          />
        )}
      </td>
      <td class="about" />
      <td class="acts" />
    </tr>
  )
}
