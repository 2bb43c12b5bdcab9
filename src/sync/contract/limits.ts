/**
 * Every limit of the exchange, for both sides: of lists, loops, bodies, histories and waits that
 * have no end of their own. No imports but of units, so that any page and the worker can import a
 * single limit. Limits of files that a person opens are in `sync/backup/format.ts`, those of calendars in
 * `calendar/read-calendar.ts` and `ui/calendar/fetch-calendar.ts`.
 */
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import { day, hour, minute, second } from '../../core/time/units.ts'

const KiB = 1024
const MiB = 1024 * KiB

// Requests

/** Rows in a batch. */
export const MAX_ROWS = 200
/** Bytes of a request's body, unpacked. */
export const MAX_BYTES = 64 * 1024
/** Characters of a path that are logged, so that a long path does not fill the disk. */
export const MAX_LOGGED = 200
/**
 * How long a request may take to arrive, milliseconds: a client that takes longer is not sending.
 */
export const REQUEST_TIMEOUT = 30 * second

// Answers

/** Rows in one answer of the feed. */
export const MAX_PAGE = 500
/** Days in one answer of the layout or the middle. */
export const MAX_DAYS = 400

// One row

/** How far a device's clock may be ahead, milliseconds. */
export const MAX_AHEAD = 5 * minute
/** The longest segment, milliseconds. */
export const MAX_LENGTH = MAX_SEGMENT
/** The longest unexplained stretch, milliseconds: a browser may stay closed over a long leave. */
export const MAX_UNEXPLAINED = 366 * day
/** Instants outside of these bounds come from a broken clock. */
export const EARLIEST = Date.UTC(2020, 0, 1)
export const LATEST = Date.UTC(2100, 0, 1)

// What one member may have

/**
 * Rows of a member that end on one UTC day, from all devices: four a minute for eight hours, as of
 * a person who opens another record every 15 s.
 */
export const MAX_ROWS_OF_DAY = 2000
/**
 * Stretches longer than MAX_LENGTH that may touch another one: one per device, and some old
 * devices.
 */
export const MAX_LONG_AT_ONCE = 20
/**
 * Rows of a member compared with one batch for overlaps; overlaps with later ones are not reported.
 */
export const MAX_COMPARED = 20_000
/** Receipts of one date that are stored for a member: several devices, in several zones. */
export const MAX_RECEIPTS_OF_DATE = 60
/** Receipts that are stored for a member: two devices, ten years. The oldest are removed. */
export const MAX_RECEIPTS = 6000

/** Browsers of a member in one answer: those with the last requests. */
export const MAX_DEVICES = 100

/** Reads in one answer of the access log. */
export const MAX_READS = 200

/** Receipts in one answer of the own ones. */
export const RECEIPTS_AT_ONCE = 100

/** Entries in one answer of the audit or of all reads, and if a request names no number. */
export const LOG_PAGE = { most: 500, usual: 100 }

// A team

/** Members of a team: a layout of all of them over a year fits into LAYOUT_BYTES. */
export const MAX_MEMBERS = 1000

// A scheme

/** Categories in a version, retired ones included. */
export const MAX_CATEGORIES = 60
/** Characters of a category's name. */
export const MAX_NAME = 60
/** Earlier versions in one answer: monthly changes over five years. */
export const MAX_VERSIONS = 60
/** Characters of the earlier versions' categories in one answer. */
export const MAX_HISTORY = 256 * 1024
/** Amended versions that are kept because their day had begun somewhere further east. */
export const MAX_AMENDED = 5

// The team's middle

/** People other than the caller who must have recorded work. */
export const MIN_OTHERS = 5
/** Shares are rounded to a multiple of this: five per cent. */
export const MIDDLE_STEP = 0.05

// Group mode

/** People who must be in a group, without those who may ask. */
export const MIN_GROUP = 5
/** The number of people is given as a multiple of this: an exact one would show who was away. */
export const GROUP_STEP = 5
/** Shares are given as multiples of this. */
export const GROUP_SHARE = 0.05

// People

/** Characters of a name as typed; a stored one has at most 100. */
export const MAX_TYPED_NAME = 400
/** Characters of an e-mail address (RFC 5321, 4.5.3.1.3). */
export const MAX_EMAIL = 254
/** Teams that one person may lead. */
export const MAX_LEADS = 200
/** People in one CSV. */
export const MAX_IMPORT_ROWS = 1000
/** Bytes of a CSV of people: 1,000 rows with long names. */
export const MAX_IMPORT_BYTES = 512 * KiB
/** How long after its first use a code can be used again by the same device, milliseconds. */
export const SAME_DEVICE_AGAIN = 60 * minute

// Retention

/** Days that rows are kept, at most: a hundred years. */
export const MOST_KEPT_DAYS = 36_500
/** How long a removal is waited for before it is answered that it goes on, milliseconds. */
export const REMOVAL_WAIT = 10 * second

// Key indicators

/** Values in one request: of 500 people, ten each. */
export const MAX_VALUES = 5000
/** Bytes of such a request. */
export const MAX_VALUES_BYTES = MiB
/** Bytes of a CSV, and of a request with one, in base64. */
export const MAX_TABLE_BYTES = 8 * MiB
export const MAX_TABLE_FILE = 4 * Math.ceil(MAX_TABLE_BYTES / 3)
export const MAX_TABLE_REQUEST = MAX_TABLE_FILE + 64 * KiB
/** Rows, columns, characters of a cell that is read, and of a row of a CSV. */
export const MAX_TABLE_ROWS = 50_000
export const MAX_TABLE_COLUMNS = 200
export const MAX_TABLE_CELL = 200
export const MAX_TABLE_ROW = 64 * KiB
/** Rows of a CSV that are read in one turn of the loop, between which others are answered. */
export const TABLE_ROWS_AT_ONCE = 500
/** States of deals that may mean won. */
export const MAX_WON_STATES = 50
/** Values of a CSV that are shown before it is stored. */
export const MAX_SAMPLE = 20
/** Headers of tables whose columns a team remembers. The oldest are forgotten. */
export const MAX_HEADERS = 50
/** CSVs that are read at the same time, and of one person, with how many more may wait. */
export const TABLES_AT_ONCE = 1
export const TABLES_OF_CALLER = { most: 1, waiting: 2 }
/** Periods in one answer: ten years of months, or of weeks. */
export const MAX_PERIOD_DAYS = 3700
/** Earlier values of one value that are given. */
export const MAX_EARLIER = 100
/** Bytes of an answer with values, or with every wrong row of a CSV. */
export const INDICATOR_BYTES = 16 * MiB
/** Targets of a team. */
export const MAX_TARGETS = 40
/** Characters of what a team agreed to try. */
export const MAX_AGREED = 500
/** Reviews in one answer: five years. */
export const MAX_REVIEWS = 60
/** Values in one statement: PostgreSQL takes 65,535 parameters. */
export const VALUES_IN_STATEMENT = 1000

// Signing in with a company account

/** How long a person may take at the provider, milliseconds. */
export const SIGN_IN_TIME = 10 * minute
/** Answers of the provider that do not end in a sign-in, from one address. */
export const FAILED_SIGN_INS = { most: 60, window: 10 * minute }
/** How far the clocks of endpoint and provider may differ, seconds. */
export const PROVIDER_SKEW = 60
/** For an answer of the provider, seconds. */
export const PROVIDER_WAIT = 10
/**
 * How long the provider's description of itself is kept, milliseconds: anybody may begin a sign-in,
 * and a provider that is down is to be noticed before a window goes there.
 */
export const PROVIDER_KEPT = 10 * second
/**
 * After so long the provider is asked again whether an account may still be used, milliseconds: with
 * the time between two looks (RECHECK_EVERY) it is less than an hour.
 */
export const RECHECK_AFTER = 45 * minute
export const RECHECK_EVERY = 5 * minute
/** Accounts that are asked about at the same time. */
export const RECHECKS_AT_ONCE = 4

// API tokens

/** How long an API token is good at most, days. */
export const MAX_TOKEN_DAYS = 366
/** API tokens that are neither revoked nor too old. */
export const MAX_API_TOKENS = 200

// The endpoint's health

/** Quarters of an hour in one answer, and how long their counts are kept, milliseconds. */
export const RECEIVED_QUARTERS = 12
export const RECEIVED_KEPT = 30 * day

// Webhooks

/** Webhooks of an endpoint, and characters of the address of one. */
export const MAX_WEBHOOKS = 20
export const MAX_WEBHOOK_URL = 2000
/** Messages in one list. */
export const MAX_DELIVERIES = 50
/** For a whole delivery, from the look-up of the name to the end of the answer, milliseconds. */
export const WEBHOOK_WAIT = 10 * second
/** Bytes of an answer, and of its headers: after them the connection is cut. */
export const WEBHOOK_ANSWER = 64 * KiB
export const WEBHOOK_HEADERS = 16 * KiB
/** How long one process has a message for itself: longer than a delivery takes, milliseconds. */
export const WEBHOOK_LEASE = minute
/** A message that nobody took for so long is given up, milliseconds. */
export const WEBHOOK_GIVE_UP = 3 * day
/** A webhook that failed for so long is switched off, milliseconds. */
export const WEBHOOK_DISABLE = 5 * day
/** How long messages are kept in the list, milliseconds. */
export const WEBHOOK_KEPT = 14 * day
/** How long the secret before a new one signs as well, milliseconds. */
export const WEBHOOK_SECRET_OVERLAP = day
/** Webhooks that are served at the same time, and messages of one that are read at once. */
export const WEBHOOKS_AT_ONCE = 8
export const WEBHOOK_MESSAGES_AT_ONCE = 20
/** Milliseconds between two looks for messages. */
export const WEBHOOK_EVERY = 2 * second
/** Tests of one administrator, and how many more may wait. */
export const WEBHOOK_TESTS = { most: 1, waiting: 2 }

// Who asks how often: counts and windows in milliseconds

/** Wrong one-time codes from one address, and the same wrong code from one address. */
export const WRONG_CODES = { most: 50, window: 10 * minute }
export const SAME_WRONG_CODE = { most: 10, window: 10 * minute }
/** Requests from one address without a valid token. */
export const STRANGERS = { most: 120, window: minute }
/**
 * Requests from one address without a token that was valid before; a whole company may share it.
 */
export const PER_ADDRESS = { most: 12_000, window: minute }
/** Requests with one token. Sending a backlog of years takes far fewer. */
export const PER_TOKEN = { most: 600, window: minute }
/**
 * Callers (addresses or tokens) that one counter of requests remembers. The next one empties it, so
 * that its memory has a limit.
 */
export const MAX_KEYS = 100_000

// What an endpoint works on at the same time

/**
 * Requests of one token, and how many more may wait: a browser opens six connections to a host, and
 * PER_TOKEN refuses further requests.
 */
export const REQUESTS_OF_TOKEN = { most: 6, waiting: 600 }
/** Turns of the event loop for which work lets requests of others in first. */
export const TURNS_OF_LOOP = 1000
/** One-time codes that are looked up. */
export const CODES_AT_ONCE = 4
/** Batches: more than one commit takes. */
export const BATCHES_AT_ONCE = 64
/** Receipts, for each of which the rows of a day are read. */
export const READS_AT_ONCE = 4
/** Middles, which need the sums of everybody, and the weeks whose sums are in memory. */
export const MIDDLES_AT_ONCE = 2
export const WEEKS_AT_ONCE = 8
/** Middles of one person, and how many more may wait. */
export const MIDDLES_OF_CALLER = { most: 1, waiting: 10 }
/** Pieces of layouts, some milliseconds each, so that other requests are answered between them. */
export const LAYOUT_PIECES_AT_ONCE = 1
/** Layouts of one person, and how many more may wait. */
export const LAYOUTS_OF_CALLER = { most: 2, waiting: 10 }

/** Batches in one commit of SQLite: some dozen milliseconds, after which others can read. */
export const BATCHES_IN_COMMIT = 32
/**
 * Sums in a piece of a layout, some milliseconds of work of the process: PostgreSQL reads its own.
 */
export const SUMS_IN_PIECE = { file: 400, server: 1600 }
/** Rows from which sums of several days are made; the rows of a single day may be more. */
export const ROWS_AT_ONCE = 3000
/** Dates whose sums a change removes one by one; if there are more, all of the person's go. */
export const DATES_REMOVED = 1000
/** Connections of a process to PostgreSQL: a batch uses one for some milliseconds. */
export const CONNECTIONS = 10

// How long an endpoint waits or keeps something, milliseconds

/** For the headers of a request. */
export const HEADERS_TIMEOUT = 10 * second
/** For requests under way at a stop; a device that is cut off sends again. */
export const STOP_AFTER = 10 * second
/** For a connection to PostgreSQL, and for a lock. */
export const DATABASE_WAIT = 5 * second
/** For a statement: no batch takes that long, and one that waits longer blocks others. */
export const STATEMENT_TIME = 30 * second
/** For another process that writes to the same SQLite file. */
export const FILE_WAIT = 5 * second
/** How long a one-time code is valid. */
export const CODE_LIFE = 10 * minute
/** How long a token is valid after it was last used. */
export const TOKEN_LIFE = 180 * day
/** How long a session of the console is valid after it was last used. */
export const SESSION_IDLE = 12 * hour

// How long the extension waits: no server, however broken or hostile, may keep it waiting or fill
// its memory

/** From the request to the last byte of the answer, milliseconds. */
export const ANSWER_TIME = 30 * second
/** The longest time by which a refusal of the endpoint may delay sending, milliseconds. */
export const LONGEST_WAIT = 60 * minute
/** The longest time by which something between browser and endpoint may delay it, milliseconds. */
export const BETWEEN_WAIT = 5 * minute

/** Ranges of days off of a person or a team. */
export const MAX_DAYS_OFF = 500

// How much of an answer the extension reads: bytes, unpacked

/** Answers without a limit of their own. The largest is that of a batch: 200 rows of 4 KiB. */
export const ANSWER_BYTES = MiB
/**
 * A page of the history: 500 rows, each with a note of 500 characters, in JSON up to 6 bytes each.
 */
export const PAGE_BYTES = 4 * MiB
/** A scheme with its earlier versions, 60 categories each. */
export const SCHEME_BYTES = 4 * MiB
/** A team's days: 500 people over a year take most of it. */
export const LAYOUT_BYTES = 128 * MiB
/** A problem document. */
export const PROBLEM_BYTES = 16 * KiB

// How much of a list the extension reads

/** Pages of a history: a million segments, or 25 years of a busy person. */
export const HISTORY_PAGES = 2000
/**
 * The number of times that the extension sends a row in one run, so that an endpoint that never stores
 * it does not block the other rows.
 */
export const MAX_TRIES = 3
/**
 * The highest revision that the extension takes from an endpoint. Its own next revision then leaves
 * room for a billion changes below the contract's limit.
 */
export const MAX_TAKEN_REVISION = 2 ** 30
