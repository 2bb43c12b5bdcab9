/**
 * Every limit of the exchange, for both sides. What has no end of its own (a list, a loop, a body, a
 * history, a wait) has it here. Imports only constants, so that any page and the worker can import it.
 */
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import { day, minute, second } from '../../core/time/units.ts'

const KiB = 1024
const MiB = 1024 * KiB

// Requests

/** Rows in a batch. */
export const MAX_ROWS = 200
/** Bytes of a request's body, unpacked. */
export const MAX_BYTES = 64 * 1024
/** Characters of a path that are logged: nobody fills the disk with one. */
export const MAX_LOGGED = 200
/** How long a request may take to arrive, milliseconds: who takes longer is not sending. */
export const REQUEST_TIMEOUT = 30 * second

// Answers

/** Rows in one answer of the feed. */
export const MAX_PAGE = 500
/** Days in one answer of the layout or the middle. */
export const MAX_DAYS = 400

// One row

/** How far a clock may run ahead, milliseconds. */
export const MAX_AHEAD = 5 * minute
/** The longest segment, milliseconds. */
export const MAX_LENGTH = MAX_SEGMENT
/** The longest unexplained stretch, milliseconds: a browser may stay closed over a long leave. */
export const MAX_UNEXPLAINED = 366 * day
/** Instants outside of these come from a broken clock. */
export const EARLIEST = Date.UTC(2020, 0, 1)
export const LATEST = Date.UTC(2100, 0, 1)

// What one member may have

/**
 * Rows of a member that end on one day of UTC, from all devices. Four a minute for eight hours: a
 * person who opens another record every 15 s.
 */
export const MAX_ROWS_OF_DAY = 2000
/** Stretches longer than MAX_LENGTH that may touch one other: one a device, and some old devices. */
export const MAX_LONG_AT_ONCE = 20
/** Rows of a member that one batch is compared with for overlaps; later ones are not flagged. */
export const MAX_COMPARED = 20_000
/** Receipts of one date that are remembered for a member: some devices, in some zones. */
export const MAX_RECEIPTS_OF_DATE = 60
/** Receipts that are remembered for a member: two devices, ten years. The oldest ones go. */
export const MAX_RECEIPTS = 6000

// A scheme

/** Categories in a version, retired ones included. */
export const MAX_CATEGORIES = 60
/** Characters of a category's name. */
export const MAX_NAME = 60
/** Earlier versions in one answer: monthly changes of five years. */
export const MAX_VERSIONS = 60
/** Characters of the earlier versions' categories in one answer. */
export const MAX_HISTORY = 256 * 1024
/** Versions kept that were amended after their day had begun somewhere further east. */
export const MAX_AMENDED = 5

// The team's middle

/** People other than the caller of whom something must be there. */
export const MIN_OTHERS = 5
/** Shares are rounded to this: a twentieth, five per cent. */
export const MIDDLE_STEP = 0.05

// Who asks how often: counts and windows in milliseconds

/** Wrong one-time codes from one address; and the same wrong code from one address. */
export const WRONG_CODES = { most: 50, window: 10 * minute }
export const SAME_WRONG_CODE = { most: 10, window: 10 * minute }
/** Requests from one address without a good token. */
export const STRANGERS = { most: 120, window: minute }
/** Requests from one address that carry no token that was good before: a company may be behind it. */
export const PER_ADDRESS = { most: 12_000, window: minute }
/** Requests with one token: a backlog of years goes out with far fewer. */
export const PER_TOKEN = { most: 600, window: minute }
/** Keys that one count remembers; when there are more, it begins anew. */
export const MAX_KEYS = 100_000

// What an endpoint works on at the same time

/** Batches: more than go into one commit. */
export const BATCHES_AT_ONCE = 64
/** Receipts and middles, which need the rows of a day or more. */
export const READS_AT_ONCE = 4
/** Pieces of layouts, some milliseconds each: between two, others are answered. */
export const LAYOUT_PIECES_AT_ONCE = 1
/** Layouts of one person's, and how many more may wait for them. */
export const LAYOUTS_OF_CALLER = { most: 2, waiting: 10 }

// How long the extension waits: nobody's server, however broken or hostile, may keep it waiting or
// fill its memory

/** From the request to the last byte of its answer, milliseconds. */
export const ANSWER_TIME = 30 * second
/** The longest that a refusal of the endpoint's may put sending off, milliseconds. */
export const LONGEST_WAIT = 60 * minute
/** The longest that anything in between may, which says nothing of the endpoint; milliseconds. */
export const BETWEEN_WAIT = 5 * minute

// What the extension takes of an answer: bytes, unpacked

/** Whatever has no limit of its own here: a batch's answer is the largest, 200 rows of 4 KiB. */
export const ANSWER_BYTES = MiB
/** A page of the history: 500 rows, each with a note of 500 characters that JSON writes as 6 bytes. */
export const PAGE_BYTES = 4 * MiB
/** A scheme with its earlier versions, of 60 categories each. */
export const SCHEME_BYTES = 4 * MiB
/** A team's days: 500 people over a year are most of it. */
export const LAYOUT_BYTES = 128 * MiB
/** A refusal. */
export const PROBLEM_BYTES = 16 * KiB

// What the extension takes of lists without an end of their own

/** Pages of a history: a million segments, or 25 years of a busy person. */
export const HISTORY_PAGES = 2000
/** Versions of a scheme: each is compared with each. */
export const SCHEME_VERSIONS = 400
/**
 * The highest revision that is taken from an endpoint. Ours is then the next one, and there is room
 * for a billion changes before the contract's limit: no person makes that many.
 */
export const MAX_TAKEN_REVISION = 2 ** 30
