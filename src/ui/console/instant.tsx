import { shortDate, timeOfDay } from '../dates.ts'

/** An instant in a table: on a narrow screen the date is one line and the time another. */
export const InstantText = ({ at }: { at: number }) => (
  <span class="when">
    <span>{shortDate(at)}</span> <span>{timeOfDay(at)}</span>
  </span>
)
