/** Errors of a database that pass by themselves: the client keeps its rows and sends again. */

// https://www.sqlite.org/rescode.html: busy, read-only file system, I/O error, full disk, cannot open
const SQLITE = [5, 8, 10, 13, 14]

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, transaction rollback,
// insufficient resources (a full disk among them), operator intervention, system error; a lock that is
// held for too long; and a server that only reads, as one that takes over does at first.
const POSTGRES = /^(08|40|53|57|58|55P03|25006)/

const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN']

// pg has no code for a connection that broke, or that was not there in time.
const BROKEN = /^(Connection terminated|timeout exceeded when trying to connect|Client has encount)/

/** Whether an error means that the database is busy, full or unreachable for a while. */
export const isOutage = (error: unknown) => {
  if (!(error instanceof Error)) return false
  const { errcode, code = '' } = error as { errcode?: number; code?: string }
  // The low byte is the primary code; the rest is detail.
  if (errcode !== undefined) return SQLITE.includes(errcode & 0xff)
  return POSTGRES.test(code) || NETWORK.includes(code) || BROKEN.test(error.message)
}
