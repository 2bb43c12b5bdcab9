/**
 * Factor for the limits of the usual range. A value is unusual if it differs from the mean of the
 * values before it by more than 2.66 × the mean of their moving ranges (Shewhart's individuals
 * chart; NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: 3 / d2 with d2 = 1.128).
 */
const LIMIT = 2.66
/** If fewer earlier values are known than this, no limits are computed. */
export const LEAST_EARLIER = 6
const MOST_EARLIER = 12

interface UsualRange {
  low: number
  high: number
}

export type Judgement =
  | { state: 'few'; earlier: number }
  | { state: 'usual' | 'higher' | 'lower'; usual: UsualRange }

/**
 * Adds up the differences from the first value, so that the mean of equal values is exactly that
 * value.
 */
const mean = (values: readonly number[]) => {
  const [first = 0] = values
  return first + values.reduce((all, value) => all + (value - first), 0) / values.length
}

/** @param earlier values, the earliest first; only the last MOST_EARLIER of them are used */
export const usualRange = (earlier: readonly number[]): UsualRange | undefined => {
  const values = earlier.slice(-MOST_EARLIER)
  if (values.length < LEAST_EARLIER) return undefined
  const moves = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)))
  const middle = mean(values)
  const room = LIMIT * mean(moves)
  return { low: middle - room, high: middle + room }
}

export const judge = (value: number, earlier: readonly number[]): Judgement => {
  const usual = usualRange(earlier)
  if (!usual) return { state: 'few', earlier: earlier.length }
  if (value > usual.high) return { state: 'higher', usual }
  return { state: value < usual.low ? 'lower' : 'usual', usual }
}
