/**
 * Commits all waiting transactions together, as one SQLite transaction. Each commit must wait for
 * the disk; in this way all transactions together wait only once. Each transaction is a savepoint,
 * so that its failure undoes only its own work. No transaction is answered before the commit is on
 * the disk. (PostgreSQL itself does this for transactions of several connections.)
 */

import { CompiledQuery, type Transaction } from 'kysely'
import { BATCHES_IN_COMMIT } from '../../src/sync/contract.ts'
import { type Database, isOnServer, type Tables } from './tables.ts'

type Work<T> = (tx: Transaction<Tables>) => Promise<T>

interface Waiting {
  /**
   * Does the work. Returns a function that answers the caller; this function is called after the
   * commit.
   */
  run: (tx: Transaction<Tables>) => Promise<() => void>
  /** Tells the caller that no part of its work was stored. */
  fail: (error: unknown) => void
}

const SAVEPOINT = CompiledQuery.raw('savepoint one')
const RELEASE = CompiledQuery.raw('release one')
const BACK = CompiledQuery.raw('rollback to one')

const asSavepoint = async <T>(tx: Transaction<Tables>, work: Work<T>) => {
  await tx.executeQuery(SAVEPOINT)
  try {
    const done = await work(tx)
    await tx.executeQuery(RELEASE)
    return done
  } catch (error) {
    await tx.executeQuery(BACK).catch(() => {
      throw new CommitLost(error)
    })
    await tx.executeQuery(RELEASE)
    throw error
  }
}

/**
 * The error for a full disk or an I/O error. Such an error rolls back the work of all transactions
 * in the commit, not only of the transaction in which it occurred.
 */
class CommitLost extends Error {
  constructor(cause: unknown) {
    super('rolled back as a whole', { cause })
  }
}

const runAll = async (db: Database, group: readonly Waiting[]) => {
  try {
    const answers = await db.transaction().execute(async (tx) => {
      const answers: (() => void)[] = []
      for (const { run } of group) answers.push(await run(tx))
      return answers
    })
    for (const answer of answers) answer()
  } catch (error) {
    for (const { fail } of group) fail(error instanceof CommitLost ? error.cause : error)
  }
}

interface Queue {
  waiting: Waiting[]
  runs: boolean
}
const queues = new WeakMap<Database, Queue>()

const queueOf = (db: Database) => {
  const queue = queues.get(db) ?? { waiting: [], runs: false }
  queues.set(db, queue)
  return queue
}

/** Waits while more requests arrive, so that their transactions become part of this commit. */
const untilNoneArrives = async ({ waiting }: Queue) => {
  for (let known = 0; known < waiting.length && known < BATCHES_IN_COMMIT; ) {
    known = waiting.length
    await new Promise(setImmediate)
  }
}

const runQueue = async (db: Database, queue: Queue) => {
  queue.runs = true
  while (queue.waiting.length > 0) {
    await untilNoneArrives(queue)
    await runAll(db, queue.waiting.splice(0, BATCHES_IN_COMMIT))
  }
  queue.runs = false
}

const enqueue = (db: Database, waiting: Waiting) => {
  const queue = queueOf(db)
  queue.waiting.push(waiting)
  if (!queue.runs) void runQueue(db, queue)
}

/**
 * Runs work in a transaction, as `db.transaction()` does. On SQLite the transaction may share its
 * commit with other transactions.
 */
export const inTransaction = <T>(db: Database, work: Work<T>): Promise<T> =>
  isOnServer(db)
    ? db.transaction().execute(work)
    : new Promise((resolve, reject) => {
        const run = async (tx: Transaction<Tables>) => {
          try {
            const done = await asSavepoint(tx, work)
            return () => resolve(done)
          } catch (error) {
            if (error instanceof CommitLost) throw error
            return () => reject(error)
          }
        }
        enqueue(db, { run, fail: reject })
      })
