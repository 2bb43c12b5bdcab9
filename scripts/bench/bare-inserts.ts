/**
 * The floor: the fastest possible way to store the same rows, with which the endpoint's speed is
 * compared. One prepared statement writes the rows of a batch, without HTTP and without checks.
 * Durability, keys and indexes are those of the endpoint.
 */
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { toColumns } from '../../server/segments/segment-columns.ts'
import type { LiveRow } from '../../src/sync/contract.ts'
import { day, type Rep, ROWS } from './company.ts'

export interface Floor {
  write: (batch: number) => unknown
  close: () => Promise<void>
}

const columnsOf = (rep: Rep, rows: readonly LiveRow[], place: number) =>
  rows.map((row, i) => ({
    team: rep.team,
    member: rep.member,
    device: rep.device,
    ...toColumns(row),
    seq: place + i,
    first_received_at: 0,
    received_at: 0,
  }))

const names = Object.keys(columnsOf({} as Rep, day().slice(0, 1), 0)[0] ?? {})
const marks = (mark: (i: number) => string) =>
  Array.from(
    { length: ROWS },
    (_, row) => `(${names.map((_, i) => mark(row * names.length + i + 1))})`,
  )
const insert = (mark: (i: number) => string) =>
  `insert into segments (${names}) values ${marks(mark)}`
const valuesOf = (rep: Rep, batch: number) =>
  columnsOf(rep, day(batch + 1), 1 + batch * ROWS).flatMap((row) => Object.values(row))

const onServer = async (where: string, rep: Rep): Promise<Floor> => {
  const client = new Client({ connectionString: where })
  await client.connect()
  const text = insert((i) => `$${i}`)
  return {
    write: (batch) => client.query({ name: 'floor', text, values: valuesOf(rep, batch) }),
    close: () => client.end(),
  }
}

const onFile = async (where: string, rep: Rep): Promise<Floor> => {
  const file = new DatabaseSync(where)
  file.exec('pragma journal_mode = wal; pragma synchronous = full')
  const statement = file.prepare(insert(() => '?'))
  return {
    write: (batch) => statement.run(...valuesOf(rep, batch)),
    close: async () => file.close(),
  }
}

/**
 * @param where the path or address of a database that was made by the endpoint's code and contains
 *   the member `rep`
 */
export const openFloor = (where: string, rep: Rep) =>
  (where.startsWith('postgres') ? onServer : onFile)(where, rep)
