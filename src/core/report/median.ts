/**
 * The median: the value in the middle, or the mean of the two middle values. Returns 0 if there are
 * no values.
 */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 ? high : (low + high) / 2
}
