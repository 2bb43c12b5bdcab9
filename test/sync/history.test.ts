/**
 * Tests that another browser can fetch a person's history, and that a person who disconnects can keep or
 * erase it.
 */
import { describe, expect, test } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { readNamed } from '../../src/store/named-rows.ts'
import { readHistoryProgress } from '../../src/store/outbox/history.ts'
import { moveStart, stop } from '../../src/store/timeline/commands.ts'
import { fetchHistory } from '../../src/sync/history.ts'
import { leave } from '../../src/sync/leave.ts'
import {
  db,
  endpoint,
  pass,
  readSending,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { expectInvariants } from '../support/invariants.ts'

setUpBrowserAndEndpoint()

const deviceName = async (of: StintDatabase) => (await readNamed(of, 'device')) ?? ''

describe('the history of a person', () => {
  const other = async () => {
    const second = freshProfile().open()
    expect(await endpoint.connect(second)).toMatchObject({ ok: true })
    return second
  }
  const rowsIn = async (of: StintDatabase) =>
    (await of.segments.orderBy('id').toArray()).map(({ id, category, revision }) => ({
      id,
      category,
      revision,
    }))

  test('comes back to a new browser, each segment once, with the device that made it', async () => {
    await endpoint.connect(db)
    await workMorning()
    await pass(1)
    await stop(db)
    await sendNow()
    const second = await other()
    await fetchHistory(second)
    expect(await rowsIn(second)).toEqual(await rowsIn(db))
    expect((await readHistoryProgress(second))?.count).toBe(3)
    const [row] = await second.segments.toArray()
    expect(row?.device).toBe(await deviceName(db))
    await fetchHistory(second)
    expect((await readHistoryProgress(second))?.count).toBe(3)
    await expectInvariants(second)
  })

  test('continues after an interruption, and includes rows changed meanwhile', async () => {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
    const second = await other()
    await fetchHistory(second)
    await moveStart(db, START + 25 * minute)
    await stop(db)
    await sendNow()
    endpoint.answerInstead(() => new Response('', { status: 500 }))
    await expect(fetchHistory(second)).rejects.toThrow()
    endpoint.answerInstead(undefined)
    await fetchHistory(second)
    expect(await rowsIn(second)).toEqual(await rowsIn(db))
  })

  test('takes over no row that is newer here or overlaps a local one', async () => {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
    await moveStart(db, START + 25 * minute)
    const before = await rowsIn(db)
    await fetchHistory(db)
    expect(await rowsIn(db)).toEqual(before)
    await expectInvariants(db)
  })

  test("is kept or erased at the person's choice when they disconnect; the token is void", async () => {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
    await leave(db, 'keep')
    expect(await db.segments.count()).toBe(3)
    expect(endpoint.lines.at(-1)).toMatch(/^DELETE \/v1\/devices\//)
    expect(await endpoint.countDevices()).toBe(0)
    await endpoint.connect(db)
    await leave(db, 'erase')
    // The running segment has not been sent, so it is not erased.
    expect((await db.segments.toArray()).map((row) => row.category)).toEqual(['misc'])
    await endpoint.connect(db)
    await leave(db, 'fetch')
    expect(await db.segments.count()).toBe(3)
    await expectInvariants(db)
  })

  test('of this browser itself comes back only where nothing else is now', async () => {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
    await leave(db, 'erase')
    await moveStart(db, START + 20 * minute)
    await endpoint.connect(db)
    await fetchHistory(db)
    expect((await expectInvariants(db)).map((row) => row.category)).toEqual(['research', 'misc'])
  })

  test('that could not be fetched before leaving: nothing is changed', async () => {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
    endpoint.answerInstead(() => new Response('', { status: 500 }))
    await expect(leave(db, 'fetch')).rejects.toThrow()
    expect(await readSending()).toMatchObject({ connected: true })
  })
})
