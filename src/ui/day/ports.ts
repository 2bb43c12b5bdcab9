import type { StintDatabase } from '../../store/database.ts'

export interface DayDoors {
  db: StintDatabase
  /** Called after every stored change. */
  changed: () => void
}
