import { shortDate, timeOfDay } from '../dates.ts'

/**
 * An instant (epoch milliseconds) in a table. On a narrow screen the date is on one line and the
 * time of day on the next line.
 */
export const InstantText = ({ at }: { at: number }) => (
  <span class="when">
    <span>{shortDate(at)}</span> <span>{timeOfDay(at)}</span>
  </span>
)
