/** The endpoint's word for a day, against our own. */
import { describe, expect, test, vi } from 'vitest'
import { readSendDue } from '../../src/store/outbox/sending.ts'
import { moveStart, stop } from '../../src/store/timeline/commands.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import {
  db,
  minute,
  office,
  pass,
  sending,
  sendNow,
  setUpRep,
  start,
  work,
} from '../support/connected-browser.ts'

setUpRep()

test('a receipt that was missed is asked for again', async () => {
  await office.connects(db)
  await work()
  office.fails((request) =>
    request.method === 'GET' ? new Response('', { status: 500 }) : undefined,
  )
  await sendNow()
  expect(await sending()).toMatchObject({ waiting: 0, failure: 'between' })
  office.fails(undefined)
  vi.setSystemTime((await readSendDue(db)) ?? 0)
  await sendWhatIsDue(db)
  expect(await sending()).toMatchObject({ receipt: { count: 2, matches: true } })
  expect((await sending()).failure).toBeUndefined()
})

describe('a receipt that differs', () => {
  const tamper = async () => {
    await office.connects(db)
    await work()
    await sendNow()
    await office.db.deleteFrom('segments').where('category', '=', 'research').execute()
    // Something to send, so that the day is looked at again; it has lasted, and is no slip.
    await pass(1)
    await stop(db)
    await pass(1)
  }

  test('sends the day anew, and all is well', async () => {
    await tamper()
    await sendNow()
    expect(await office.rows()).toHaveLength(3)
    expect(await sending()).toMatchObject({ waiting: 0, differing: [], receipt: { matches: true } })
  })

  test('only because the day changed meanwhile is asked for again', async () => {
    await office.connects(db)
    await work()
    let changed: Promise<void> | undefined
    office.fails(async (request) => {
      if (request.method !== 'GET') return undefined
      changed ??= moveStart(db, start + 25 * minute)
      await changed
      return undefined
    })
    await sendNow()
    office.fails(undefined)
    expect(await sending()).toMatchObject({ waiting: 1, differing: [] })
    expect(office.lines.filter((line) => line.startsWith('GET /v1/days'))).toHaveLength(1)
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
  })

  test('and still differs afterwards: the person is told, and nothing runs for ever', async () => {
    await tamper()
    const intruder = async () => {
      const [row] = await office.rows()
      const id = crypto.randomUUID()
      if (row)
        await office.db
          .insertInto('segments')
          .values({ ...row, id, seq: 99 })
          .execute()
    }
    await intruder()
    await sendNow()
    expect(await sending()).toMatchObject({
      differing: ['2026-11-23'],
      receipt: { matches: false },
    })
    const asked = office.lines.filter((line) => line.startsWith('GET /v1/days')).length
    await sendWhatIsDue(db)
    expect(office.lines.filter((line) => line.startsWith('GET /v1/days'))).toHaveLength(asked)
  })
})
