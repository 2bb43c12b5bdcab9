/** The Kysely dialect for PostgreSQL. */
import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { CONNECTIONS, DATABASE_WAIT, STATEMENT_TIME } from '../../src/sync/contract.ts'

// Instants and counters are bigint in the tables, and the sum of a bigint is numeric. Values of
// these two types are converted to JavaScript numbers, which are exact because the values are far
// below 2 ** 53.
const { INT8, NUMERIC } = types.builtins
const asNumbers: typeof types.getTypeParser = (id, format) =>
  id === INT8 || id === NUMERIC ? Number : types.getTypeParser(id, format)

/** Returns the Kysely dialect for the database at a `postgres://` address. */
export const postgresDialect = (connectionString: string) => {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: DATABASE_WAIT,
    statement_timeout: STATEMENT_TIME,
    lock_timeout: DATABASE_WAIT,
    application_name: 'stint-endpoint',
    types: { getTypeParser: asNumbers },
  })
  // A broken connection is replaced at the next query. Without a listener, its `error` event would
  // end the process. While the connection is idle, the pool emits this event
  // (https://node-postgres.com/apis/pool#events). Between two queries of a transaction, the client
  // emits it.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return new PostgresDialect({ pool })
}
