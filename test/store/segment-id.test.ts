import fc from 'fast-check'
import { expect, it } from 'vitest'
import { day } from '../../src/core/time/units.ts'
import { newSegmentId } from '../../src/store/segment-id.ts'
import { switchTo } from '../../src/store/timeline/commands.ts'
import { EARLIEST, Id, LATEST } from '../../src/sync/contract/common-values.ts'
import { freshProfile } from '../support/fresh-profile.ts'

/** Returns the time that a UUID of version 7 contains, in epoch milliseconds. */
const timeIn = (id: string) => Number.parseInt(id.slice(0, 13).replace('-', ''), 16)

const instant = fc.integer({ min: EARLIEST, max: LATEST })

it('is a UUID of version 7 that the contract accepts', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const id = newSegmentId(at)
      expect(Id.safeParse(id).success).toBe(true)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    }),
  )
})

it('says the UTC day of the start, and nothing finer', () => {
  fc.assert(
    fc.property(instant, (at) => {
      expect(timeIn(newSegmentId(at))).toBe(Math.floor(at / day) * day)
    }),
  )
})

it('sorts by day, and is another one each time', () => {
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const [first, second] = [newSegmentId(a), newSegmentId(b)]
      expect(first).not.toBe(second)
      const days = Math.floor(a / day) - Math.floor(b / day)
      if (days !== 0) expect(first < second).toBe(days < 0)
    }),
  )
})

it('a clock before 1970 gives one as well', () => {
  expect(timeIn(newSegmentId(-1))).toBe(0)
})

it('a stored segment has the day of its start in its id', async () => {
  const db = freshProfile().open()
  await switchTo(db, 'misc')
  const [segment] = await db.segments.toArray()
  expect(timeIn(segment?.id ?? '')).toBe(Math.floor((segment?.startedAt ?? 0) / day) * day)
})
