import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { onTestFinished } from 'vitest'
import { openStint, type StintDatabase } from '../../src/store/database.ts'

/**
 * Creates a new browser profile. Its database can be closed and opened again, as it happens when the
 * browser has ended the worker.
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
