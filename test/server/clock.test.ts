import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { watchClock } from '../../server/clock.ts'
import { hour, minute } from '../../src/core/time/units.ts'
import { Ready } from '../../src/sync/contract.ts'
import { startEndpoint } from '../support/endpoint/fixture.ts'

const START = Date.parse('2026-11-23T12:00Z')

const startWatch = () => {
  let wall = START
  let steady = 5000
  const warned: number[] = []
  const clock = watchClock({
    log: { warn: ({ by }: { by: number }) => void warned.push(by) } as never,
    wall: () => wall,
    steady: () => steady,
  })
  const pass = (ms: number) => {
    wall += ms
    steady += ms
  }
  const set = (ms: number) => {
    wall += ms
  }
  return { clock, pass, set, warned, wall: () => wall }
}

describe('the clock of the endpoint', () => {
  it('is the wall clock; drift is no jump', () => {
    const { clock, pass, set, warned, wall } = startWatch()
    for (let i = 0; i < 1000; i++) {
      pass(minute)
      set(i % 2 ? 900 : -400)
      expect(clock.now()).toBe(wall())
      expect(Math.abs(clock.expiryNow() - wall())).toBeLessThan(2000)
    }
    expect([warned, clock.lastJump()]).toEqual([[], undefined])
  })

  it('reports each time that it was set', () => {
    const { clock, set, pass, warned } = startWatch()
    set(-2 * hour)
    clock.now()
    pass(minute)
    set(2 * hour)
    expect(clock.lastJump()).toEqual({ at: START + minute, by: 2 * hour })
    expect(warned).toEqual([-2 * hour, 2 * hour])
  })

  it('that is set ahead lets nothing expire until it has run for an hour', () => {
    const { clock, set, pass } = startWatch()
    const ahead = 400 * 24 * hour
    set(ahead)
    expect(clock.expiryNow()).toBe(START)
    pass(59 * minute)
    expect(clock.expiryNow()).toBe(START + 59 * minute)
    pass(minute)
    expect(clock.expiryNow()).toBe(START + ahead + hour)
  })

  it('never gives a later instant for expiry than the wall clock', () => {
    const step = fc.tuple(
      fc.integer({ min: 0, max: 50 * minute }),
      fc.integer({ min: -1e11, max: 1e11 }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { clock, pass, set, wall } = startWatch()
        let held = 0
        for (const [ms, by] of steps) {
          set(by)
          clock.now()
          pass(ms)
          held = by > minute ? ms : held + ms
          expect(clock.expiryNow()).toBeLessThanOrEqual(wall())
        }
      }),
    )
  })

  it('shows in readiness that it was set', async () => {
    const { clock, set } = startWatch()
    const { app } = await startEndpoint({ clock })
    const ready = async () => Ready.parse(await (await app.request('/readyz')).json())
    expect(await ready()).toEqual({ status: 'ok' })
    set(-hour)
    expect(await ready()).toEqual({ status: 'ok', clockJump: { at: START - hour, by: -hour } })
  })
})
