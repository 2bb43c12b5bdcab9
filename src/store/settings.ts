import { DEFAULTS, type Settings } from '../core/settings.ts'
import { readNamed, type StintDatabase, writeNamed } from './database.ts'

export const readSettings = async (db: StintDatabase): Promise<Settings> => ({
  ...DEFAULTS,
  ...(await readNamed(db, 'settings')),
})

/** Only what differs from the defaults is stored, so that a later default reaches everybody. */
export const changeSettings = (db: StintDatabase, patch: Partial<Settings>): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    const changed = { ...(await readNamed(db, 'settings')), ...patch }
    await writeNamed(db, 'settings', changed)
  })
