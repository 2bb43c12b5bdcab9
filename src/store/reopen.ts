/** Opening the database again after the disk was full. */
import { Dexie, type PromiseExtended } from 'dexie'

/**
 * Makes a database try to open again after a failure. Dexie tries only once, so after a full disk
 * the database would stay closed until the page or worker ends. Callers that are already waiting
 * get the error first.
 */
export function reopenAfterFailure(db: Dexie) {
  const open = db.open.bind(db)
  db.open = () => {
    const opened = open()
    opened.catch(() =>
      setTimeout(() => {
        if (db.hasFailed() && !db.hasBeenClosed()) db.close({ disableAutoOpen: false })
      }),
    )
    return opened
  }
}

/**
 * Repeats a transaction that failed with InvalidStateError, on a new connection. Firefox closes a
 * connection without an event when the disk is full. The next transaction then fails with this
 * error, even if the disk has free space again (seen with Firefox 153). A transaction that failed
 * in this way has stored nothing, so it can be repeated.
 */
export function retryAfterInvalidState(db: Dexie) {
  const transaction = db.transaction.bind(db) as (...all: unknown[]) => PromiseExtended<unknown>
  const again = (...all: unknown[]) =>
    Dexie.currentTransaction
      ? transaction(...all)
      : transaction(...all).catch('InvalidStateError', () => {
          if (db.isOpen()) db.close({ disableAutoOpen: false })
          return transaction(...all)
        })
  db.transaction = again as Dexie['transaction']
}
