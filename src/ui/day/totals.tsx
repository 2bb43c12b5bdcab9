import { isAside } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { colourOf } from '../colours.ts'
import { inWords } from '../formats.ts'
import { dayWords } from '../words/day.ts'
import { nameOfTime } from './row-name.ts'
import type { DayView } from './view.ts'

/** The lengths of the categories. The longest is first; breaks and unexplained time are last. */
const inOrder = (totals: DayView['sum']['totals']) =>
  Object.entries(totals)
    .filter(([, ms]) => ms >= minute)
    .sort(([a, x], [b, y]) => Number(isAside(a)) - Number(isAside(b)) || y - x)

/** The sums of the day per category. */
export const Totals = ({ stored, view }: { stored: StoredDay; view: DayView }) => {
  const rows = inOrder(view.sum.totals)
  const most = Math.max(1, ...rows.map(([, ms]) => ms))
  return (
    <ul class="totals" aria-label={dayWords.totals}>
      {rows.map(([category, ms]) => (
        <li key={category} data-category={category}>
          <span>{nameOfTime(category, stored.categories)}</span> <b>{inWords(ms)}</b>
          <i
            style={{
              '--part': `${(ms / most) * 100}%`,
              '--colour': colourOf(category, stored.settings.colours),
            }}
          />
        </li>
      ))}
    </ul>
  )
}
