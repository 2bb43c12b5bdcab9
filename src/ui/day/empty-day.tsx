import type { StoredDay } from '../../store/views/day-view.ts'
import { dayWords } from '../words/day.ts'

/** Says what the person can do on a day without entries. */
export const Empty = ({ stored: { day, today } }: { stored: StoredDay }) => {
  if (day.date > today) return <p class="empty">{dayWords.emptyFuture}</p>
  const isToday = day.date === today
  return (
    <div class="empty">
      <p>{isToday ? dayWords.emptyToday : dayWords.emptyPast}</p>
      <p>{isToday ? dayWords.emptyHint : dayWords.emptyPastHint}</p>
    </div>
  )
}
