/** Time and result beside each other, also when the result comes later. Coincidence is no cause. */
import { type PeriodKind, shiftPeriod } from './periods.ts'

/** Periods between the time and its result. */
export const LAGS = [0, 1, 2] as const
export type Lag = (typeof LAGS)[number]

/** Below this no coefficient is given, whatever it would be. */
export const LEAST_PERIODS = 12

export interface Pair {
  /** The period of the time. */
  from: string
  time: number
  result: number
}

/** Each period's time with the result of the period so many later, where both are known. */
export const pairsOf = (
  times: ReadonlyMap<string, number>,
  results: ReadonlyMap<string, number>,
  { kind, lag }: { kind: PeriodKind; lag: number },
): Pair[] =>
  [...times].flatMap(([from, time]) => {
    const result = results.get(shiftPeriod(kind, from, lag))
    return result === undefined ? [] : [{ from, time, result }]
  })

export interface Correlation {
  r: number
  low: number
  high: number
  periods: number
}

/** 97.5 % of the standard normal distribution lies below. */
const Z = 1.959964

const mean = (values: readonly number[]) =>
  values.reduce((all, value) => all + value, 0) / values.length

const pearson = (pairs: readonly Pair[]) => {
  const [x, y] = [mean(pairs.map(({ time }) => time)), mean(pairs.map(({ result }) => result))]
  let [xy, xx, yy] = [0, 0, 0]
  for (const { time, result } of pairs) {
    xy += (time - x) * (result - y)
    xx += (time - x) ** 2
    yy += (result - y) ** 2
  }
  return xx === 0 || yy === 0 ? undefined : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

/**
 * Pearson's coefficient with its 95 % interval by Fisher's transformation: tanh(atanh r ± 1.96 / √(n − 3))
 * (R. A. Fisher, On the "probable error" of a coefficient of correlation deduced from a small sample,
 * Metron 1, 1921). Returns undefined for fewer than LEAST_PERIODS periods, or where one of the two never
 * changes.
 */
export const correlationOf = (pairs: readonly Pair[]): Correlation | undefined => {
  if (pairs.length < LEAST_PERIODS) return undefined
  const r = pearson(pairs)
  if (r === undefined) return undefined
  const room = Z / Math.sqrt(pairs.length - 3)
  const at = (z: number) => Math.tanh(z)
  return { r, low: at(Math.atanh(r) - room), high: at(Math.atanh(r) + room), periods: pairs.length }
}
