/**
 * Opens the database early, before the code that reads it is loaded
 * (src/store/views/first-view.ts).
 */
const open = () =>
  new Promise<IDBDatabase | undefined>((resolve) => {
    const request = indexedDB.open('stint')
    // This event means that the database does not exist yet. Dexie creates it later.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = () => resolve(undefined)
    request.onsuccess = () => {
      const { result } = request
      // An open connection would delay an upgrade of the database, so it is closed.
      result.onversionchange = () => result.close()
      resolve(result)
    }
  })

// This is a global variable because two script files use it. If it were exported, the bundler would
// move it into a third file, which the popup would also have to load.
globalThis.openedEarly = open().catch(() => undefined)
