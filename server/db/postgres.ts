/** Kysely over PostgreSQL. */
import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { second } from '../../src/core/time/units.ts'

/** Connections of one process: a batch uses one for some milliseconds. */
const CONNECTIONS = 10

// Instants and counters are bigint in the tables, far below 2 ** 53; the sum of a bigint is numeric.
const { INT8, NUMERIC } = types.builtins
const asNumbers: typeof types.getTypeParser = (id, format) =>
  id === INT8 || id === NUMERIC ? Number : types.getTypeParser(id, format)

/** The database at a `postgres://` address. */
export const postgresDialect = (connectionString: string) => {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5 * second,
    // No batch takes that long: a statement that waits longer blocks others.
    statement_timeout: 30 * second,
    lock_timeout: 5 * second,
    application_name: 'stint-endpoint',
    types: { getTypeParser: asNumbers },
  })
  // A broken connection is replaced at the next query; without a listener the event would end the
  // process. The pool has the event only while the connection is idle
  // (https://node-postgres.com/apis/pool#events); between two queries of a transaction the client has it.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return new PostgresDialect({ pool })
}
