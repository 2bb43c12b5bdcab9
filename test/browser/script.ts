import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { touch, untilTold } from './rep.ts'

/** Where the script says that a category began: within these instants, epoch milliseconds. */
interface Truth {
  category: string
  from: number
  to: number
}

/** The browser tells of an event a moment after the hand that made it. */
const SECOND = 1000

/**
 * A day as a script lives it: it knows by itself what should be stored, and asks the database
 * nothing but whether it is.
 * @param hand shows that the person is there, before each act
 */
export function scriptedDay(page: Page, hand: () => Promise<unknown>) {
  const truth: Truth[] = []
  const categories = () => truth.map(({ category }) => category)

  /** What is done here begins a category; goes on once it is stored. */
  const begins = async (category: string, act: () => Promise<unknown>, within = 25_000) => {
    await hand()
    const from = Date.now()
    await act()
    truth.push({ category, from, to: Date.now() })
    await untilTold(page, categories(), within)
  }
  /** What is done here changes nothing; and nothing has changed once `after` has passed. */
  const changesNothing = async (act: () => Promise<unknown>) => {
    await hand()
    await act()
    await untilTold(page, categories())
  }
  /** The stored segments are the script's, each boundary to the second. */
  const isKept = async () => {
    const kept = await untilTold(page, categories())
    expect(touch(kept)).toBe(true)
    for (const [i, { category, from, to }] of truth.entries()) {
      const at = kept[i]?.startedAt ?? 0
      const late = Math.max(from - at, at - to, 0)
      expect(late, `${i}. ${category}: ${late} ms off`).toBeLessThan(SECOND)
    }
    return kept
  }
  return { begins, changesNothing, isKept }
}
