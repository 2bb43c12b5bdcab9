/** The endpoint's word for a day. */
import * as z from 'zod/mini'
import { Count, digits, Seconds } from './words.ts'

export const DayDate = z.iso.date()

// Offsets that clocks have: whole quarters of an hour, from -12:00 to +14:00.
const OFFSET =
  /^(?:\+(?:0\d|1[0-3]):(?:00|15|30|45)|\+14:00|-(?:0\d|1[01]):(?:00|15|30|45)|-12:00)$/
// As IANA names them (https://data.iana.org/time-zones/tzdb/theory.html, Names of timezones).
const NAME = /[A-Za-z][\w+-]*(?:\/[\w+-]+)*/

/** A named zone, or the offset of one; whether the name is known shows when it is used. */
export const Zone = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(64),
    z.regex(new RegExp(`^(?:${NAME.source}|${OFFSET.source})$`)),
  )

/** `GET /v1/days/{date}`. */
export const DayQuery = z.object({
  zone: Zone,
  dayStart: z.exactOptional(digits(2).check(z.refine((h) => +h <= 23, '0 to 23'))),
})

/**
 * The endpoint's word for one day of the calling device. What counts, what the seconds add up and
 * what the checksum is made over: src/core/receipt.ts, the same code on both sides.
 */
export const Receipt = z.object({
  date: DayDate,
  zone: z.string(),
  dayStart: z.int().check(z.gte(0), z.lte(23)),
  /** The day's bounds, `[from, to)`. */
  from: z.int(),
  to: z.int(),
  count: Count,
  seconds: z.record(z.string(), Seconds),
  /** Seconds of unexplained stretches, which are not in `count`, `seconds` or `checksum`. */
  unexplained: Seconds,
  /** The first start and the last end of what counts, within the day; absent on an empty day. */
  firstAt: z.exactOptional(z.int()),
  lastAt: z.exactOptional(z.int()),
  /** SHA-256 of the canonical form, lower-case hex. */
  checksum: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** When this day was first asked for, and when it was last corrected after that. */
  firstAskedAt: z.int(),
  correctedAt: z.exactOptional(z.int()),
})
export type Receipt = z.infer<typeof Receipt>
