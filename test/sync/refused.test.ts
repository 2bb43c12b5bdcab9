/** Tests rows that the endpoint has refused, and how a person corrects them. */
import { describe, expect, test, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { fixRefused, readRefused } from '../../src/store/outbox/fix-refused.ts'
import { changeSettings } from '../../src/store/settings.ts'
import { stop, switchTo } from '../../src/store/timeline/commands.ts'
import {
  db,
  endpoint,
  readSending,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { expectInvariants } from '../support/invariants.ts'

setUpBrowserAndEndpoint()

describe('a row that the endpoint refused', () => {
  const refuse = async (reason: string) => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await endpoint.bodyOf(request)
      return Response.json({
        results: segments.map(({ id, revision }) => ({ id, revision, result: 'rejected', reason })),
      })
    })
    await sendNow()
    endpoint.answerInstead(undefined)
    const [row] = await readRefused(db)
    return row?.id ?? ''
  }

  test('is sent again once it is corrected', async () => {
    const id = await refuse('unknown-category')
    expect(await readSending()).toMatchObject({ waiting: 0, refused: 2 })
    await fixRefused(db, id, { category: 'outgoing-call' })
    await expect(fixRefused(db, id, { category: 'no-such' })).resolves.toBeUndefined()
    expect(await readSending()).toMatchObject({ waiting: 1, refused: 1 })
    await sendNow()
    expect(await endpoint.rows()).toMatchObject([{ id, category: 'outgoing-call', edited: 1 }])
  })

  test('can be removed, or sent again unchanged', async () => {
    const id = await refuse('malformed')
    await fixRefused(db, id, 'delete')
    const [other] = await readRefused(db)
    await fixRefused(db, other?.id ?? '', 'again')
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, refused: 0 })
    expect((await endpoint.rows()).filter((row) => !row.deleted)).toHaveLength(1)
    await expectInvariants(db)
  })

  test('is split if it is longer than a day, and all of it arrives', async () => {
    await endpoint.connect(db)
    await changeSettings(db, { longAfter: 47 * 60 * minute, capAfter: 48 * 60 * minute })
    await switchTo(db, 'drive')
    vi.setSystemTime(START + 30 * 60 * minute)
    endpoint.syncClock()
    await stop(db)
    await sendNow()
    const [row] = await readRefused(db)
    expect(row).toMatchObject({ reason: 'too-long' })
    await fixRefused(db, row?.id ?? '', 'split')
    await sendNow()
    expect((await endpoint.rows()).map((r) => Number(r.ended_at) - Number(r.started_at))).toEqual([
      24 * 60 * minute,
      6 * 60 * minute,
    ])
    await expectInvariants(db)
  })
})
