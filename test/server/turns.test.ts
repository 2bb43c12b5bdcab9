import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurns } from '../../server/db/turns.ts'

it('lets so many work at a time, in order, also where some fail', async () => {
  const inTurn = inTurns(3)
  const begun: number[] = []
  let under = 0
  let most = 0
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      inTurn(async () => {
        begun.push(i)
        most = Math.max(most, ++under)
        await setImmediate()
        under--
        if (i % 4 === 0) throw new Error(`${i}`)
        return i
      }),
    ),
  )
  expect(most).toBe(3)
  expect(begun).toEqual(begun.toSorted((a, b) => a - b))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(15)
  // No place was lost by those that failed.
  await Promise.all([1, 2, 3].map(() => inTurn(setImmediate)))
})
