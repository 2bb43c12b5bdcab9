import type { StintDatabase } from '../../store/database.ts'
import { changeSettings, readSettings } from '../../store/settings.ts'
import type { TablesPort } from './ports.ts'

/** Reads and stores the form of tables, which is one of the person's settings. */
export const storedTables = (db: StintDatabase): TablesPort => ({
  read: async () => (await readSettings(db)).tables,
  keep: (tables) => changeSettings(db, { tables }),
})
