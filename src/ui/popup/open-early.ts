/** Opens the database before the code that reads it is loaded (src/store/views/first-view.ts). */
const open = () =>
  new Promise<IDBDatabase | undefined>((resolve) => {
    const request = indexedDB.open('stint')
    // It does not exist yet: Dexie creates it.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = () => resolve(undefined)
    request.onsuccess = () => {
      const { result } = request
      // Otherwise an upgrade would have to wait.
      result.onversionchange = () => result.close()
      resolve(result)
    }
  })

// Not exported: a module that both files import would be a third file.
globalThis.openedEarly = open().catch(() => undefined)
