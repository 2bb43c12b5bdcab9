import type { StoredDay } from '../../../store/views/day-view.ts'
import type { Acts } from '../use-acts.ts'
import type { ViewRow } from '../view.ts'

export interface RowFormProps {
  row: ViewRow
  stored: StoredDay
  acts: Acts
  close: () => void
}
