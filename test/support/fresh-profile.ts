import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { onTestFinished } from 'vitest'
import { openStint, type StintDatabase } from '../../src/store/database.ts'

/**
 * A new browser profile whose database can be closed and opened again, as after the browser ended the
 * worker.
 */
export function freshProfile() {
  const indexedDB = new IDBFactory()
  const open = (): StintDatabase => {
    const db = openStint({ indexedDB, IDBKeyRange })
    onTestFinished(() => db.close())
    return db
  }
  return { indexedDB, open }
}
