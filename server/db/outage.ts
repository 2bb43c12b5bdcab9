/**
 * Recognises temporary errors of a database. After such an error the endpoint answers that it is
 * unavailable, and the client sends its rows again later.
 */

// The codes mean, in order: busy, read-only file system, I/O error, full disk, cannot open
// (https://www.sqlite.org/rescode.html).
const SQLITE = [5, 8, 10, 13, 14]

// The classes of codes mean, in order: connection, transaction rollback, insufficient resources
// (such as a full disk), operator intervention, system error
// (https://www.postgresql.org/docs/current/errcodes-appendix.html). 55P03: another process holds a
// lock for too long. 25006: the server is read-only. A standby server that takes over from a failed
// server is read-only at first.
const POSTGRES = /^(08|40|53|57|58|55P03|25006)/

const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN']

// The library `pg` sets no error code if a connection broke or could not be made in time, so its
// messages are compared.
const BROKEN = /^(Connection terminated|timeout exceeded when trying to connect|Client has encount)/

/** Whether an error means that the database is busy, full or unreachable for a while. */
export const isOutage = (error: unknown) => {
  if (!(error instanceof Error)) return false
  const { errcode, code = '' } = error as { errcode?: number; code?: string }
  // The low byte of SQLite's error code is the primary code; the other bytes are details.
  if (errcode !== undefined) return SQLITE.includes(errcode & 0xff)
  return POSTGRES.test(code) || NETWORK.includes(code) || BROKEN.test(error.message)
}
