/** Shares of a whole as whole percents whose sum is 100. */
import type { Totals } from './totals.ts'

/**
 * Whole percents of the parts. Each percent is rounded down. Then the parts with the largest
 * remainders are increased by 1 until the sum is 100. If each part were rounded alone, the sum
 * could be 99 or 101. All percents are 0 if the whole is 0.
 */
export function percentsOf(parts: Totals): ReadonlyMap<string, number> {
  const entries = Object.entries(parts)
  const whole = entries.reduce((sum, [, part]) => sum + part, 0)
  if (whole <= 0) return new Map(entries.map(([id]) => [id, 0]))
  const all = entries.map(([id, part]) => {
    const remainder = (part * 100) % whole
    return { id, percent: Math.round((part * 100 - remainder) / whole), remainder }
  })
  const left = 100 - all.reduce((sum, { percent }) => sum + percent, 0)
  const raised = new Set(
    all
      .toSorted((a, b) => b.remainder - a.remainder)
      .slice(0, left)
      .map(({ id }) => id),
  )
  return new Map(all.map(({ id, percent }) => [id, percent + (raised.has(id) ? 1 : 0)]))
}
