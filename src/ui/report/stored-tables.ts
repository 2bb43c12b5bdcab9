import type { StintDatabase } from '../../store/database.ts'
import { changeSettings, readSettings } from '../../store/settings.ts'
import type { TablesDoor } from './ports.ts'

/** The form of tables, kept among the person's settings. */
export const storedTables = (db: StintDatabase): TablesDoor => ({
  read: async () => (await readSettings(db)).tables,
  keep: (tables) => changeSettings(db, { tables }),
})
