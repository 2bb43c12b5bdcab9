import { sql } from 'kysely'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { Problem } from '../../../src/sync/contract.ts'
import { postgres, segment, withDevice } from '../../support/endpoint/fixture.ts'

/** Makes a PostgreSQL database refuse to write, as a standby server does, or allows it again. */
const setReadOnly = async (where: string, value: 'on' | 'off') => {
  const client = new Client({ connectionString: where })
  await client.connect()
  const name = new URL(where).pathname.slice(1)
  await client.query('set default_transaction_read_only = off')
  await client.query(`alter database ${name} set default_transaction_read_only = ${value}`)
  // The setting applies only to new connections, so all existing connections are ended.
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await client.end()
}

it('is ready while it can write, and not while it can only read', async () => {
  const { endpoint, device } = await withDevice()
  const ready = async () => {
    // The endpoint repeats the same answer for a second, so the clock moves on.
    endpoint.now += 1000
    return endpoint.app.request('/readyz')
  }
  const setWritable = (on: boolean) =>
    postgres
      ? setReadOnly(endpoint.where, on ? 'off' : 'on')
      : sql.raw(`pragma query_only = ${on ? 'off' : 'on'}`).execute(endpoint.db)
  expect((await ready()).status).toBe(200)
  await setWritable(false)
  await expect.poll(async () => (await ready()).status).toBe(503)
  const refused = await ready()
  expect(Problem.parse(await refused.json()).type).toMatch(/:unavailable$/)
  expect((await device.put({ segments: [segment()] })).status).toBe(503)
  await setWritable(true)
  await expect.poll(async () => (await ready()).status).toBe(200)
  expect((await device.put({ segments: [segment()] })).status).toBe(200)
})

it('writes once for many requests at the same time', async () => {
  const { endpoint } = await withDevice()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => endpoint.app.request('/readyz')),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  const rows = await endpoint.db.selectFrom('readiness').selectAll().execute()
  expect(rows).toEqual([{ id: 'probe', written_at: endpoint.now }])
})
