/** Kysely over PostgreSQL. */
import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { second } from '../../src/core/time/units.ts'

/** Connections of one process: a batch holds one for some milliseconds. */
const CONNECTIONS = 10

// Instants and counters are bigint in the tables and far below 2 ** 53; sums of bigint are numeric.
const { INT8, NUMERIC } = types.builtins
const asNumbers: typeof types.getTypeParser = (id, format) =>
  id === INT8 || id === NUMERIC ? Number : types.getTypeParser(id, format)

/** The database that a `postgres://` address names. */
export const postgresDialect = (connectionString: string) => {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5 * second,
    // No batch takes that long: who waits longer holds up others.
    statement_timeout: 30 * second,
    lock_timeout: 5 * second,
    application_name: 'stint-endpoint',
    types: { getTypeParser: asNumbers },
  })
  // A connection that breaks is replaced at the next query; unheard, it would end the process. The
  // pool hears it only while the connection is idle (https://node-postgres.com/apis/pool#events),
  // between two queries of a transaction it is the client's own event.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return new PostgresDialect({ pool })
}
