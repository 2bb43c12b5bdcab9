/** Values that several parts of the contract use. All limits are in `limits.ts`. */
import * as z from 'zod/mini'
import { EARLIEST, LATEST, MAX_TYPED_NAME } from './limits.ts'

// Without this setting, zod tries `new Function`. The content security policy of an extension
// forbids this and reports it as an error.
z.config({ jitless: true })

export * from './limits.ts'

// Whether a text can be stored unchanged. PostgreSQL refuses the character NUL. A lone surrogate
// would be replaced, so that the stored text would differ from the sent text.
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/**
 * A name as a person typed it. The endpoint removes needless spaces. If it refuses the name, its
 * answer says why.
 */
export const TypedName = z
  .string()
  .check(z.minLength(1), z.maxLength(MAX_TYPED_NAME), z.refine(isStorable))

/** The id of a segment or a device. */
export const Id = z.uuid()
export const Instant = z.int().check(z.gte(EARLIEST), z.lte(LATEST))
export const Revision = z.int().check(z.gte(1), z.lte(2 ** 31 - 1))
export const Seconds = z.int().check(z.gte(0))
export const Count = z.int().check(z.gte(0))
// Names of properties that every object has (such as `constructor`). They are not allowed as keys,
// because an object would return its own property for them.
const INHERITED = `(?!(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})$)`
/** The id of a category or a product. Extension and endpoint use it as a key of objects. */
export const Slug = z.string().check(z.regex(new RegExp(`^${INHERITED}[a-z][a-z0-9_-]{0,59}$`)))
// The id or the type of a CRM record. Without slash, @ and space, such a text cannot be an address
// or the name of a person.
export const RecordWord = z.string().check(z.regex(new RegExp(`^${INHERITED}[\\w.:-]{1,80}$`)))

/** A whole number in a query, as text. `most` is the largest number of digits. */
export const digits = (most: number) => z.string().check(z.regex(new RegExp(`^\\d{1,${most}}$`)))

// Offsets from UTC that are in use: multiples of 15 minutes from -12:00 to +14:00.
const OFFSET = /(?:\+(?:0\d|1[0-3]):(?:00|15|30|45)|\+14:00|-(?:0\d|1[01]):(?:00|15|30|45)|-12:00)/
// The form of an IANA time zone name (https://data.iana.org/time-zones/tzdb/theory.html, Names of
// timezones).
const NAME = /[A-Za-z][\w+-]*(?:\/[\w+-]+)*/

/**
 * A time zone: a name or an offset from UTC. Only the form of the name is checked here. Whether the
 * zone exists is checked when it is used.
 */
export const Zone = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(64),
    z.regex(new RegExp(`^(?:${NAME.source}|${OFFSET.source})$`)),
  )
/** The hour of the day at which days begin, as text in a query. */
export const DayStart = digits(2).check(z.refine((h) => +h <= 23, '0 to 23'))

export const Role = z.enum(['member', 'manager', 'administrator'])
