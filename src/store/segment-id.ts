import { day } from '../core/time/units.ts'

/**
 * Returns a new UUID of version 7 (RFC 9562), so that the rows of one day are stored next to each
 * other. The time in the UUID is only the UTC day of the segment's start. If it were the exact
 * start, the UUID would still reveal it after the person has corrected the start
 * (docs/decisions/storage.md).
 * @param startedAt epoch milliseconds
 */
export const newSegmentId = (startedAt: number): string => {
  const time = Math.max(0, Math.floor(startedAt / day) * day)
  const digits = time.toString(16).padStart(12, '0')
  // The end of a random UUID, beginning with its variant.
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
