/** Starts an endpoint that counts how many rows its SQL statements read. */
import type { KyselyPlugin } from 'kysely'
import { createApp } from '../../../server/http/app.ts'
import { day, hour, second } from '../../../src/core/time/units.ts'
import { connectDevice, NOON, newMember, segment, startEndpoint } from './fixture.ts'

/**
 * Starts an endpoint that counts its reads. `costOf` returns the number of statements, the number of
 * rows, and the largest number of rows that one statement read.
 */
export const startCounted = async () => {
  const endpoint = await startEndpoint()
  const read = { rows: 0, statements: 0, most: 0 }
  /**
   * Returns how many rows of tables are in one row of a result. A statement may collect many of them in
   * one JSON value.
   */
  const rowsIn = (row: object) =>
    'rows' in row && typeof row.rows === 'string' ? JSON.parse(row.rows).length : 1
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const rows = result.rows.reduce<number>((sum, row) => sum + rowsIn(row), 0)
      read.rows += rows
      read.most = Math.max(read.most, rows)
      read.statements += 1
      return result
    },
  }
  endpoint.app = createApp(endpoint.db.withPlugin(plugin), { now: () => endpoint.now })
  const costOf = async (work: () => unknown) => {
    Object.assign(read, { rows: 0, statements: 0, most: 0 })
    await work()
    return { ...read }
  }
  const member = await newMember(endpoint, 'Anna', 'Sales', 'manager')
  const one = await connectDevice(endpoint, member)
  const two = await connectDevice(endpoint, member)
  return { endpoint, one, two, costOf }
}

/** Returns segments of five seconds that all end on the day that lies `ago` days before now. */
export const rowsOn = (count: number, { ago = 1, from = 0, length = 5 * second } = {}) =>
  Array.from({ length: count }, (_, i) => {
    const startedAt = NOON - 10 * hour - ago * day + (from + i) * 10 * second
    return segment({ startedAt, endedAt: startedAt + length, changedAt: startedAt + length })
  })

export const reasonsOf = (results: readonly object[]) =>
  results.map((one) => ('reason' in one ? one.reason : 'stored'))
