/**
 * The number of parts into which 1 is divided. Values have at most four decimals. They are added as
 * whole ten-thousandths, so that sums are exact: in binary fractions, 0.1 + 0.2 is not 0.3.
 */
const PARTS = 10_000

/**
 * The largest value. Its number of ten-thousandths is below 2⁵³, and whole numbers up to 2⁵³ are
 * exact.
 */
const LARGEST = 100_000_000_000

/** The value as a number of ten-thousandths, as it is stored. */
export const partsOf = (value: number) => Math.round(value * PARTS)
export const fromParts = (parts: number) => parts / PARTS

/** Whether a value has at most four decimals and is not too large. */
export const isAmount = (value: number) =>
  Math.abs(value) <= LARGEST && fromParts(partsOf(value)) === value

export const sumOfAmounts = (values: readonly number[]) =>
  fromParts(values.reduce((all, value) => all + partsOf(value), 0))

/** Rounds as spreadsheets do: a half is rounded away from zero. */
export const roundTo = (value: number, decimals: number) => {
  const scale = 10 ** decimals
  // 1.005 × 100 is 100.49999999999999. Multiplied by the smallest factor above 1, it is 100.5.
  const scaled = Math.abs(value) * scale * (1 + Number.EPSILON)
  return (Math.sign(value) * Math.round(scaled)) / scale || 0
}
