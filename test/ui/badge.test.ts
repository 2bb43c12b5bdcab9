// @vitest-environment happy-dom

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE } from '../../src/core/scheme/categories.ts'
import { minute } from '../../src/core/time/units.ts'
import type { Running } from '../../src/store/views/running.ts'
import { badgeOf, type Room } from '../../src/ui/badge.ts'

/** Returns the text on the badge when a category has run for `ms` milliseconds. */
const textAfter = (ms: number, room: Room) => {
  const now = 1_800_000_000_000
  const running = { category: 'misc', since: now - ms } as Running
  return badgeOf({ now, categories: BASE, running }, room).text
}

describe('the time on the badge', () => {
  it.each([
    [0, '0:00', '0'],
    [9, '0:09', '9'],
    [59, '0:59', '59'],
    [60, '1:00', '1h'],
    [119, '1:59', '1h'],
    [599, '9:59', '9h'],
    [600, '10h', '9+'],
    [6000, '100h', '9+'],
  ])('after %d minutes is %s, or where there is less room %s', (minutes, wide, narrow) => {
    expect([textAfter(minutes * minute, 4), textAfter(minutes * minute, 2)]).toEqual([wide, narrow])
  })

  it.each([4, 2] as const)('has at most %d characters, for any length of time', (room) => {
    fc.assert(
      fc.property(fc.integer({ min: -minute, max: 400 * 60 * minute }), (ms) => {
        expect(textAfter(ms, room).length).toBeLessThanOrEqual(room)
      }),
    )
  })
})

describe('a question on the badge', () => {
  const now = 1_800_000_000_000
  const running = { category: 'outgoing-call', since: now - 14 * minute } as Running
  const away = { id: 'q', startedAt: now - 60 * minute, endedAt: now - 30 * minute }
  const question = { ...away, newest: away.endedAt, count: 1 }
  const state = { now, categories: BASE, running, question }

  it('covers the time until it is put away: then the icon has a dot', () => {
    const asks = badgeOf(state)
    expect(asks).toMatchObject({ text: '?' })
    expect(asks.dot).toBeUndefined()
    const later = badgeOf({ ...state, isPutAway: true })
    expect(later).toMatchObject({ text: '0:14', dot: true })
    expect(later.title).toContain('What was it?')
    // The extension compares the title of the badge to see whether the badge has changed, so the two
    // titles must differ.
    expect(later.title).not.toBe(asks.title)
    expect(badgeOf({ now, categories: BASE, running }).dot).toBe(false)
  })
})
