/** A database that a full disk has shut is used again once there is room. */
import { Dexie, type PromiseExtended } from 'dexie'

/**
 * Dexie tries only once: where a full disk kept the database from opening, it would stay shut for as
 * long as a page or worker lives. Those who wait are told first.
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
 * Firefox gives a database up when the disk is full, without an event; the first transaction after it
 * finds that out (InvalidStateError), also where there is room again (seen with Firefox 153). Nothing
 * of it is stored then: it is done once more, on a connection made anew.
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
