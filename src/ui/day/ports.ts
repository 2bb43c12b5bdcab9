import type { StintDatabase } from '../../store/database.ts'

export interface DayPorts {
  db: StintDatabase
  /** Called after every stored change. */
  changed: () => void
}
