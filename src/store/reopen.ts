/** Reopens a database after a full disk. */
import { Dexie, type PromiseExtended } from 'dexie'

/**
 * Dexie tries to open only once: after a full disk the database would stay closed as long as the
 * page or worker lives. Waiting callers get the error first.
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
 * Firefox drops a database connection when the disk is full, without an event. The next transaction
 * fails with InvalidStateError, also when there is room again (seen with Firefox 153). Nothing was
 * stored, so it is repeated on a new connection.
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
