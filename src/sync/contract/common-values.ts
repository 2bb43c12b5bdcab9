/** Values that several parts of the contract use. Limits are in `limits.ts`. */
import * as z from 'zod/mini'
import { EARLIEST, LATEST, MAX_TYPED_NAME } from './limits.ts'

// Without this, zod tries `new Function`, which an extension's content security policy forbids and
// reports as an error.
z.config({ jitless: true })

export * from './limits.ts'

// Whether a text can be stored unchanged. PostgreSQL refuses NUL, and storage replaces a lone
// surrogate, so that the stored text would differ from the same text sent again.
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** A name as a person typed it. The endpoint normalises it, and answers why it refuses it. */
export const TypedName = z
  .string()
  .check(z.minLength(1), z.maxLength(MAX_TYPED_NAME), z.refine(isStorable))

/** The id of a segment or a device. */
export const Id = z.uuid()
export const Instant = z.int().check(z.gte(EARLIEST), z.lte(LATEST))
export const Revision = z.int().check(z.gte(1), z.lte(2 ** 31 - 1))
export const Seconds = z.int().check(z.gte(0))
export const Count = z.int().check(z.gte(0))
// Names of properties that every object has (`constructor`). As keys they would find the object's
// own property.
const INHERITED = `(?!(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})$)`
/** The id of a category or a product. Extension and endpoint use it as a key of objects. */
export const Slug = z.string().check(z.regex(new RegExp(`^${INHERITED}[a-z][a-z0-9_-]{0,59}$`)))
// The id or the type of a CRM record. Without slash, @ and space it can be neither an address nor a
// name of a person.
export const RecordWord = z.string().check(z.regex(new RegExp(`^${INHERITED}[\\w.:-]{1,80}$`)))

/** A whole number in a query, as text; `most` is the largest number of digits. */
export const digits = (most: number) => z.string().check(z.regex(new RegExp(`^\\d{1,${most}}$`)))

// Offsets from UTC that are in use: multiples of 15 minutes from -12:00 to +14:00.
const OFFSET = /(?:\+(?:0\d|1[0-3]):(?:00|15|30|45)|\+14:00|-(?:0\d|1[01]):(?:00|15|30|45)|-12:00)/
// The form of an IANA time zone name (https://data.iana.org/time-zones/tzdb/theory.html, Names of
// timezones).
const NAME = /[A-Za-z][\w+-]*(?:\/[\w+-]+)*/

/**
 * A time zone: a name or an offset from UTC. Only the form is checked; whether the name exists
 * shows when it is used.
 */
export const Zone = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(64),
    z.regex(new RegExp(`^(?:${NAME.source}|${OFFSET.source})$`)),
  )
/** The hour at which days begin, in a query. */
export const DayStart = digits(2).check(z.refine((h) => +h <= 23, '0 to 23'))

export const Role = z.enum(['member', 'manager', 'administrator'])
