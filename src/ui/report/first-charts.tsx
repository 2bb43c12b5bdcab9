import type { ComponentChildren } from 'preact'

/**
 * The largest number of days whose chart can be half as wide as the page. More days need the
 * whole width.
 */
const MOST_BESIDE = 31

interface FirstChartsProps {
  /** The number of days in the range. */
  days: number
  children: ComponentChildren
}

/**
 * The two charts that are never folded. They show how the time of the range is divided among
 * categories, and the time of each day.
 */
export const FirstCharts = ({ days, children }: FirstChartsProps) => (
  <div class={days > MOST_BESIDE ? 'first' : 'first beside'}>{children}</div>
)
