import { day } from '../core/time/units.ts'

/**
 * A UUID of version 7 (RFC 9562), so that the rows of a day are stored side by side. Its time is the
 * UTC day of the start that the segment has when it is made: the exact instant would reveal a start
 * that the person has corrected since (docs/decisions/storage.md).
 * @param startedAt epoch milliseconds
 */
export const newSegmentId = (startedAt: number): string => {
  const time = Math.max(0, Math.floor(startedAt / day) * day)
  const digits = time.toString(16).padStart(12, '0')
  // The rest of a random UUID, with its variant.
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
