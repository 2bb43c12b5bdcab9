/** Tests answers in which the endpoint says when and how Stint may send again. */
import { describe, expect, test, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { readRefused } from '../../src/store/outbox/fix-refused.ts'
import { readSendDue } from '../../src/store/outbox/sending.ts'
import { switchTo } from '../../src/store/timeline/commands.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import {
  db,
  endpoint,
  readSending,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { problemAnswer } from '../support/foreign-answers.ts'

setUpBrowserAndEndpoint()

describe('an endpoint that limits its clients', () => {
  test('that finds a batch too large gets half of it the next time, until it fits', async () => {
    await endpoint.connect(db)
    for (let i = 0; i < 40; i++) {
      vi.setSystemTime(START + i * minute)
      await switchTo(db, i % 2 ? 'research' : 'misc')
    }
    endpoint.syncClock()
    const sizes: number[] = []
    endpoint.answerInstead(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await endpoint.bodyOf(request)
      sizes.push(segments.length)
      return segments.length > 12 ? problemAnswer('too-large') : undefined
    })
    await sendNow()
    expect(sizes).toEqual([39, 19, 9, 9, 9, 9, 3])
    expect(await endpoint.rows()).toHaveLength(39)
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
  })

  test('a single row that is too large is refused, and delays no other', async () => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await endpoint.bodyOf(request)
      const large = segments.some((row) => row.category === 'research')
      return large ? problemAnswer('too-large') : undefined
    })
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, refused: 1 })
    expect((await endpoint.rows()).map((row) => row.category)).toEqual(['client-meeting'])
    expect(await readRefused(db)).toMatchObject([{ category: 'research', reason: 'too-large' }])
  })

  test.each([
    ['120', 120_000],
    ['86400', 60 * minute],
  ])('busy, come again in %s s: waits as told, an hour at most', async (after, wait) => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(() => problemAnswer('too-many-requests', { 'retry-after': after }))
    await sendNow()
    const told = Date.now() + wait
    expect((await readSendDue(db)) ?? 0).toBeGreaterThanOrEqual(told)
    expect((await readSendDue(db)) ?? 0).toBeLessThan(told + 90_000)
    endpoint.answerInstead(undefined)
    vi.setSystemTime(told - 1)
    expect(await sendWhatIsDue(db)).toBe(false)
    vi.setSystemTime((await readSendDue(db)) ?? 0)
    await sendWhatIsDue(db)
    expect(await readSending()).toMatchObject({ waiting: 0 })
  })

  test('a clock that differs by over five minutes is reported until it is right', async () => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.setClock(Date.now() - 7 * minute)
    await sendNow()
    const { clockOff = 0 } = await readSending()
    expect(Math.round(clockOff / minute)).toBe(7)
    endpoint.setClock(Date.now() + 4 * minute)
    await sendNow()
    expect((await readSending()).clockOff).toBeUndefined()
  })

  test('an invalid token is tried once a day, and everything is kept', async () => {
    await endpoint.connect(db)
    await workMorning()
    await endpoint.revokeDevices()
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 2, failure: 'token' })
    const due = (await readSendDue(db)) ?? 0
    expect(due).toBeGreaterThan(Date.now() + 60 * minute)
    vi.setSystemTime(due)
    endpoint.syncClock()
    await sendWhatIsDue(db)
    expect(await readSendDue(db)).toBe(due + 24 * 60 * minute)
    await endpoint.connect(db)
    expect((await readSending()).failure).toBeUndefined()
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0 })
  })
})
