/**
 * How much the extension takes of what an endpoint answers: nobody's server, however broken or
 * hostile, may fill its memory or keep it waiting. No imports, so that each page and the worker take
 * only what they need.
 */
const second = 1000
const minute = 60 * second
const KiB = 1024
const MiB = 1024 * KiB

/** From the request to the last byte of its answer, milliseconds. */
export const ANSWER_TIME = 30 * second
/** The longest that a refusal of the endpoint's may put sending off, milliseconds. */
export const LONGEST_WAIT = 60 * minute
/** The longest that anything in between may, which says nothing of the endpoint; milliseconds. */
export const BETWEEN_WAIT = 5 * minute

// Bytes of an answer, unpacked.

/** Whatever has no limit of its own here: a batch's answer is the largest, 200 rows of 4 KiB. */
export const ANSWER_BYTES = MiB
/** A page of the history: 500 rows, each with a note of 500 characters that JSON writes as 6 bytes. */
export const PAGE_BYTES = 4 * MiB
/** A scheme with its earlier versions, of 60 categories each. */
export const SCHEME_BYTES = 4 * MiB
/** A team's days: 500 people over a quarter are half of it. */
export const LAYOUT_BYTES = 64 * MiB
/** A refusal. */
export const PROBLEM_BYTES = 16 * KiB

// Lists without an end of their own.

/** Pages of a history: a million segments, or 25 years of a busy person. */
export const HISTORY_PAGES = 2000
/** Versions of a scheme: each is compared with each. */
export const SCHEME_VERSIONS = 400
/**
 * The highest revision that is taken from an endpoint. Ours is then the next one, and there is room
 * for a billion changes before the contract's limit: no person makes that many.
 */
export const TAKEN_REVISION = 2 ** 30
