/** Opens the database before anything that reads it has come (src/store/views/first-view.ts). */
const open = () =>
  new Promise<IDBDatabase | undefined>((resolve) => {
    const request = indexedDB.open('stint')
    // It is not there yet, and whoever reads it with Dexie makes it.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = () => resolve(undefined)
    request.onsuccess = () => {
      const { result } = request
      // Makes way for an upgrade.
      result.onversionchange = () => result.close()
      resolve(result)
    }
  })

// Not exported: a module that both files need would be a third one.
globalThis.openedEarly = open().catch(() => undefined)
