/** What the parts of the contract are made of, and its limits. */
import * as z from 'zod/mini'

// zod probes `new Function` otherwise, which an extension's CSP forbids and reports.
z.config({ jitless: true })

const minute = 60_000
const hour = 60 * minute

/** Rows in a batch. */
export const MAX_ROWS = 200
/** Bytes of a request's body, unpacked. */
export const MAX_BYTES = 64 * 1024
/** UTF-16 code units of a note: what `String.length` counts. */
export const MAX_NOTE = 500
/** Rows in one answer of the feed. */
export const MAX_PAGE = 500
/** How far a clock may run ahead, milliseconds. */
export const MAX_AHEAD = 5 * minute
/** The longest segment, milliseconds. */
export const MAX_LENGTH = 24 * hour
/** The longest unexplained stretch, milliseconds: a browser may stay closed over a long leave. */
export const MAX_UNEXPLAINED = 366 * 24 * hour
/** Instants outside of these come from a broken clock. */
export const EARLIEST = Date.UTC(2020, 0, 1)
export const LATEST = Date.UTC(2100, 0, 1)

// NUL is refused by PostgreSQL, and a lone surrogate turns into another character in storage: the
// same content sent twice would then no longer be the same.
export const storable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** Of a segment or a device. */
export const Id = z.uuid()
export const Instant = z.int().check(z.gte(EARLIEST), z.lte(LATEST))
export const Revision = z.int().check(z.gte(1), z.lte(2 ** 31 - 1))
export const Seconds = z.int().check(z.gte(0))
export const Count = z.int().check(z.gte(0))
export const Slug = z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,59}$/))
// No slash, no @, no space: neither an address nor a name fits in here.
export const RecordWord = z.string().check(z.regex(/^[\w.:-]{1,80}$/))

/** A whole number in a query. */
export const digits = (most: number) => z.string().check(z.regex(new RegExp(`^\\d{1,${most}}$`)))

/** An IANA time zone's name; whether it is one shows only when it is used. */
export const Zone = z.string().check(z.minLength(1), z.maxLength(64))
/** The hour at which days begin, in a query. */
export const DayStart = digits(2).check(z.refine((h) => +h <= 23, '0 to 23'))

export const Role = z.enum(['member', 'manager', 'administrator'])
