/**
 * Every limit of the exchange, for extension and endpoint: lists, loops, bodies, histories and
 * waits could be endless otherwise. The file imports only units, so that any page and the worker
 * can import a single limit. Limits of files that a person opens are in `sync/backup/format.ts`,
 * those of calendars in `calendar/read-calendar.ts` and `ui/calendar/fetch-calendar.ts`.
 */
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import { day, hour, minute, second } from '../../core/time/units.ts'

const KiB = 1024
const MiB = 1024 * KiB

// Requests

/** The largest number of rows in a batch. */
export const MAX_ROWS = 200
/** The largest body of a request, bytes, unpacked. */
export const MAX_BYTES = 64 * 1024
/**
 * Characters of a request's path that are written to the log, so that long paths do not fill the
 * disk.
 */
export const MAX_LOGGED = 200
/**
 * Milliseconds within which a whole request must arrive. A client that takes longer has stopped
 * sending.
 */
export const REQUEST_TIMEOUT = 30 * second

// Answers

/** The largest number of rows in one answer of `GET /v1/segments`. */
export const MAX_PAGE = 500
/** The largest range of a request for the layout or the middle, days. */
export const MAX_DAYS = 400

// One row

/** How far the clock of a device may be ahead of the endpoint's, milliseconds. */
export const MAX_AHEAD = 5 * minute
/** The longest segment, milliseconds. */
export const MAX_LENGTH = MAX_SEGMENT
/** The longest unexplained stretch, milliseconds: a browser may stay closed during a long leave. */
export const MAX_UNEXPLAINED = 366 * day
/** The bounds of valid instants. An instant outside comes from a wrong clock. */
export const EARLIEST = Date.UTC(2020, 0, 1)
export const LATEST = Date.UTC(2100, 0, 1)

// What one member may store or get

/**
 * Rows of a member that end on one UTC day, from all devices. The number is four a minute for eight
 * hours: a person who opens another record every 15 s.
 */
export const MAX_ROWS_OF_DAY = 2000
/**
 * Stretches longer than MAX_LENGTH that may overlap another such stretch of the same member. Each
 * device has one such stretch at a time, and old devices may have left a few.
 */
export const MAX_LONG_AT_ONCE = 20
/**
 * Rows of a member that are compared with one batch to find overlaps. Overlaps with later rows are
 * not reported.
 */
export const MAX_COMPARED = 20_000
/**
 * Receipts of one date that are stored for a member, who may have several devices in several time
 * zones.
 */
export const MAX_RECEIPTS_OF_DATE = 60
/**
 * Receipts that are stored for a member: those of two devices over ten years. The oldest are
 * removed.
 */
export const MAX_RECEIPTS = 6000

/** Browsers of a member in one answer: those that made requests last. */
export const MAX_DEVICES = 100

/** Entries in one answer of a person's access log. */
export const MAX_READS = 200

/** Receipts in one answer of `GET /v1/receipts`. */
export const RECEIPTS_AT_ONCE = 100

/**
 * Entries in one answer of the audit, or of the log of all reads: the largest number (`most`), and
 * the number if the request gives none (`usual`).
 */
export const LOG_PAGE = { most: 500, usual: 100 }

// A team

/**
 * Members of a team. With this number a layout of all members over a year still fits into
 * LAYOUT_BYTES.
 */
export const MAX_MEMBERS = 1000

// A scheme

/** Categories in a version of a scheme, retired ones included. */
export const MAX_CATEGORIES = 60
/** Characters of a category's name. */
export const MAX_NAME = 60
/** Earlier versions of a scheme in one answer: five years with a change every month. */
export const MAX_VERSIONS = 60
/** Characters of JSON with the categories of earlier versions, in one answer. */
export const MAX_HISTORY = 256 * 1024
/**
 * Amended versions that the endpoint keeps because their first day had already begun in some time
 * zone when they were amended.
 */
export const MAX_AMENDED = 5

// The team's middle

/** The least number of people with work, without the caller, for a middle. */
export const MIN_OTHERS = 5
/** Shares of the middle are rounded to a multiple of this: five per cent. */
export const MIDDLE_STEP = 0.05

// Group mode

/** The least number of people in a group. People who may see the group's figures do not count. */
export const MIN_GROUP = 5
/**
 * The number of people in a group is given as a multiple of this. The exact number would show that
 * a person was away.
 */
export const GROUP_STEP = 5
/** Shares of a group are given as multiples of this. */
export const GROUP_SHARE = 0.05

// People

/** Characters of a name before its needless spaces are removed; a stored name has at most 100. */
export const MAX_TYPED_NAME = 400
/** Characters of an e-mail address (RFC 5321, 4.5.3.1.3). */
export const MAX_EMAIL = 254
/** Teams that one person may lead. */
export const MAX_LEADS = 200
/** People in one CSV of people. */
export const MAX_IMPORT_ROWS = 1000
/** The size of a CSV of people, bytes: 1,000 rows with long names. */
export const MAX_IMPORT_BYTES = 512 * KiB
/** Milliseconds after the first use of a code in which the same device can use it again. */
export const SAME_DEVICE_AGAIN = 60 * minute

// Retention

/** The longest time for which rows can be set to be kept: a hundred years, in days. */
export const MOST_KEPT_DAYS = 36_500
/**
 * How long a request waits for a removal of old rows, milliseconds. If the removal takes longer,
 * the answer says that it goes on.
 */
export const REMOVAL_WAIT = 10 * second

// Key indicators

/** Values in one request: ten for each of 500 people. */
export const MAX_VALUES = 5000
/** Bytes of a request with values. */
export const MAX_VALUES_BYTES = MiB
/**
 * Bytes: MAX_TABLE_BYTES of a CSV, MAX_TABLE_FILE of the same CSV in base64, and MAX_TABLE_REQUEST
 * of a request with it.
 */
export const MAX_TABLE_BYTES = 8 * MiB
export const MAX_TABLE_FILE = 4 * Math.ceil(MAX_TABLE_BYTES / 3)
export const MAX_TABLE_REQUEST = MAX_TABLE_FILE + 64 * KiB
/**
 * The largest number of rows and columns of a CSV, of characters in a cell, and of characters in a
 * row.
 */
export const MAX_TABLE_ROWS = 50_000
export const MAX_TABLE_COLUMNS = 200
export const MAX_TABLE_CELL = 200
export const MAX_TABLE_ROW = 64 * KiB
/** Rows of a CSV that are read without a pause; other requests are answered in the pauses. */
export const TABLE_ROWS_AT_ONCE = 500
/** States of a deal that can be chosen to mean that it is won. */
export const MAX_WON_STATES = 50
/** Values of a CSV that are shown before it is stored. */
export const MAX_SAMPLE = 20
/**
 * The number of CSV headers for which a team's choice of columns is remembered. The oldest are
 * deleted.
 */
export const MAX_HEADERS = 50
/**
 * TABLES_AT_ONCE: CSVs that the endpoint reads at the same time. TABLES_OF_CALLER: CSVs of one
 * person that are read at the same time, and how many more may wait.
 */
export const TABLES_AT_ONCE = 1
export const TABLES_OF_CALLER = { most: 1, waiting: 2 }
/** The longest range of periods in one answer, days: ten years. */
export const MAX_PERIOD_DAYS = 3700
/** The largest number of earlier values that an answer with the history of a value contains. */
export const MAX_EARLIER = 100
/** Bytes of an answer with values, or with all wrong rows of a CSV. */
export const INDICATOR_BYTES = 16 * MiB
/** Targets of a team. */
export const MAX_TARGETS = 40
/** Characters of the text of the change that a team agreed on at a monthly review. */
export const MAX_AGREED = 500
/** Monthly reviews in one answer: five years. */
export const MAX_REVIEWS = 60
/** Values that are stored with one SQL statement: PostgreSQL takes at most 65,535 parameters. */
export const VALUES_IN_STATEMENT = 1000

// Signing in with a company account

/** How long a person may take to sign in at the provider, milliseconds. */
export const SIGN_IN_TIME = 10 * minute
/** Failed sign-ins from one address: the allowed number, and the window in milliseconds. */
export const FAILED_SIGN_INS = { most: 60, window: 10 * minute }
/** How far the clocks of the endpoint and the provider may differ, seconds. */
export const PROVIDER_SKEW = 60
/** How long the endpoint waits for an answer of the provider, seconds. */
export const PROVIDER_WAIT = 10
/**
 * How long the provider's description of itself (its metadata) is cached, milliseconds. The time is
 * short, so that no browser is sent to a provider that is down. The description is cached, because
 * anybody may begin a sign-in, and each would request it.
 */
export const PROVIDER_KEPT = 10 * second
/**
 * Milliseconds. RECHECK_AFTER: the age after which the provider is asked again whether an account
 * may still be used. RECHECK_EVERY: the time between two checks of these ages. Together they are
 * less than an hour.
 */
export const RECHECK_AFTER = 45 * minute
export const RECHECK_EVERY = 5 * minute
/** Accounts about which the provider is asked at the same time. */
export const RECHECKS_AT_ONCE = 4

// API tokens

/** The longest life of an API token, days. */
export const MAX_TOKEN_DAYS = 366
/** API tokens of an endpoint that are neither revoked nor expired. */
export const MAX_API_TOKENS = 200

// The endpoint's health

/**
 * RECEIVED_QUARTERS: quarters of an hour in one answer about received batches. RECEIVED_KEPT: how
 * long the counts of batches are stored, milliseconds.
 */
export const RECEIVED_QUARTERS = 12
export const RECEIVED_KEPT = 30 * day

// Webhooks

/** MAX_WEBHOOKS: webhooks of an endpoint. MAX_WEBHOOK_URL: characters of a webhook's address. */
export const MAX_WEBHOOKS = 20
export const MAX_WEBHOOK_URL = 2000
/** Messages in one list of a webhook's deliveries. */
export const MAX_DELIVERIES = 50
/**
 * How long a whole delivery of a webhook's message may take, from the name look-up to the end of
 * the answer, milliseconds.
 */
export const WEBHOOK_WAIT = 10 * second
/**
 * Bytes that are read of the answer to a webhook's message (WEBHOOK_ANSWER), and of its headers
 * (WEBHOOK_HEADERS). After them the connection is closed.
 */
export const WEBHOOK_ANSWER = 64 * KiB
export const WEBHOOK_HEADERS = 16 * KiB
/** How long a process reserves a message for itself: longer than a delivery takes, milliseconds. */
export const WEBHOOK_LEASE = minute
/** The age at which a message that could not be delivered is given up, milliseconds. */
export const WEBHOOK_GIVE_UP = 3 * day
/** The time without a successful delivery after which a webhook is switched off, milliseconds. */
export const WEBHOOK_DISABLE = 5 * day
/** How long messages are kept in the list of deliveries, milliseconds. */
export const WEBHOOK_KEPT = 14 * day
/**
 * How long messages are signed with the previous secret too, after a new one was made,
 * milliseconds.
 */
export const WEBHOOK_SECRET_OVERLAP = day
/**
 * WEBHOOKS_AT_ONCE: webhooks that get messages at the same time. WEBHOOK_MESSAGES_AT_ONCE: messages
 * of one webhook that are read from the database at once.
 */
export const WEBHOOKS_AT_ONCE = 8
export const WEBHOOK_MESSAGES_AT_ONCE = 20
/** Milliseconds between two checks for messages to deliver. */
export const WEBHOOK_EVERY = 2 * second
/**
 * Test messages that one administrator can send at the same time, and how many further ones may
 * wait.
 */
export const WEBHOOK_TESTS = { most: 1, waiting: 2 }

// Limits on the number of requests of a caller in a window of time (milliseconds)

/**
 * WRONG_CODES: wrong one-time codes from one address. SAME_WRONG_CODE: tries of the same
 * wrong code from one address.
 */
export const WRONG_CODES = { most: 50, window: 10 * minute }
export const SAME_WRONG_CODE = { most: 10, window: 10 * minute }
/** Requests without a valid token from one address (a company's browsers may share it). */
export const STRANGERS = { most: 120, window: minute }
/**
 * Requests from one address, without those whose token was valid before. A whole company may share
 * one address.
 */
export const PER_ADDRESS = { most: 12_000, window: minute }
/** Requests with one token. Sending years of stored time takes far fewer. */
export const PER_TOKEN = { most: 600, window: minute }
/**
 * Callers (addresses or tokens) that one counter of requests remembers. When one more caller comes,
 * the counter is emptied, so that its memory has a limit.
 */
export const MAX_KEYS = 100_000

// What an endpoint works on at the same time

/**
 * How many requests with one token are answered at the same time, and how many more may wait.
 * `most`: a browser opens at most 6 connections to one host. `waiting`: PER_TOKEN allows at most
 * 600 requests in a minute.
 */
export const REQUESTS_OF_TOKEN = { most: 6, waiting: 600 }
/**
 * The largest number of turns of the event loop for which long work waits, to let new requests of
 * other callers in first.
 */
export const TURNS_OF_LOOP = 1000
/** One-time codes that are looked up at the same time. */
export const CODES_AT_ONCE = 4
/**
 * Batches that are stored at the same time. Further ones wait. The number is larger than that of
 * the batches that one commit stores, so that the database never waits for batches.
 */
export const BATCHES_AT_ONCE = 64
/** Receipts that the endpoint makes at the same time. For each it reads the rows of a day. */
export const READS_AT_ONCE = 4
/**
 * MIDDLES_AT_ONCE: requests for a team's middle that are answered at the same time; each needs the
 * sums of every member. WEEKS_AT_ONCE: weeks whose sums are kept in memory.
 */
export const MIDDLES_AT_ONCE = 2
export const WEEKS_AT_ONCE = 8
/**
 * Requests of one person for a team's middle that are answered at the same time, and how many
 * further ones may wait.
 */
export const MIDDLES_OF_CALLER = { most: 1, waiting: 10 }
/**
 * Pieces of layouts that are read at the same time. A piece takes some milliseconds, so that other
 * requests are answered between two pieces.
 */
export const LAYOUT_PIECES_AT_ONCE = 1
/**
 * Requests of one person for a team's layout that are answered at the same time, and how many
 * further ones may wait.
 */
export const LAYOUTS_OF_CALLER = { most: 2, waiting: 10 }

/**
 * Batches in one commit of SQLite. A commit takes some dozen milliseconds. Between two commits,
 * requests that read are answered.
 */
export const BATCHES_IN_COMMIT = 32
/**
 * Sums in one piece of a layout, some milliseconds of work of the endpoint's process. With
 * PostgreSQL (`server`) more fit than with SQLite (`file`), because PostgreSQL does the reading in
 * its own process.
 */
export const SUMS_IN_PIECE = { file: 400, server: 1600 }
/**
 * Rows that are read at once to make the sums of several days. A single day is read at once even if
 * it has more rows.
 */
export const ROWS_AT_ONCE = 3000
/**
 * Dates for which a change removes the stored sums one by one. If a change touches more dates, all
 * sums of the person are removed.
 */
export const DATES_REMOVED = 1000
/** Connections of one process to PostgreSQL. A batch uses a connection for some milliseconds. */
export const CONNECTIONS = 10

// How long an endpoint waits or keeps something, milliseconds

/** How long the endpoint waits for the headers of a request, milliseconds. */
export const HEADERS_TIMEOUT = 10 * second
/**
 * How long the endpoint waits for running requests when it stops, milliseconds. A device whose
 * request is cut off sends it again.
 */
export const STOP_AFTER = 10 * second
/**
 * How long the endpoint waits for a connection to PostgreSQL, or for a lock there, milliseconds.
 */
export const DATABASE_WAIT = 5 * second
/**
 * How long an SQL statement may take, milliseconds. No batch takes that long, and a statement that
 * waits longer blocks others.
 */
export const STATEMENT_TIME = 30 * second
/**
 * How long the endpoint waits for another process that writes to the same SQLite file,
 * milliseconds.
 */
export const FILE_WAIT = 5 * second
/** How long a one-time code is valid, milliseconds. */
export const CODE_LIFE = 10 * minute
/** How long a token is valid after it was last used, milliseconds. */
export const TOKEN_LIFE = 180 * day
/** How long a session of the console is valid after it was last used, milliseconds. */
export const SESSION_IDLE = 12 * hour

// How long the extension waits: a broken or hostile server must not make it wait without end or
// fill its memory

/** How long a request may take, until the last byte of its answer, milliseconds. */
export const ANSWER_TIME = 30 * second
/**
 * How long the check may take whether another server answers in place of the endpoint,
 * milliseconds.
 */
export const LOOK_TIME = 5 * second
/** The longest time by which a refusal of the endpoint may delay the next sending, milliseconds. */
export const LONGEST_WAIT = 60 * minute
/**
 * The longest time by which a refusal of a proxy or a firewall on the way may delay the next
 * sending, milliseconds.
 */
export const BETWEEN_WAIT = 5 * minute

/** Ranges of days off that a person or a team may have. */
export const MAX_DAYS_OFF = 500

// How much of an answer the extension reads: bytes, unpacked

/**
 * The largest answer that the extension reads, bytes, unless it has a limit of its own. The largest
 * such answer is that to a batch: 200 rows of 4 KiB.
 */
export const ANSWER_BYTES = MiB
/**
 * The largest page of the history, bytes: 500 rows, each with a note of 500 characters, which take
 * up to 6 bytes each in JSON.
 */
export const PAGE_BYTES = 4 * MiB
/** The largest scheme, bytes, with its earlier versions of 60 categories each. */
export const SCHEME_BYTES = 4 * MiB
/** The largest layout of a team, bytes. The days of 500 people over a year take most of this. */
export const LAYOUT_BYTES = 128 * MiB
/** The largest problem document, bytes. */
export const PROBLEM_BYTES = 16 * KiB

// How much of a list the extension reads

/** The largest number of pages of a history: a million segments, or 25 years of a busy person. */
export const HISTORY_PAGES = 2000
/**
 * The number of times that the extension sends a row in one run, so that an endpoint that never stores
 * it does not block the other rows.
 */
export const MAX_TRIES = 3
/**
 * The highest revision that the extension accepts from an endpoint. Later revisions of the row then
 * have room for a billion changes below the limit of the contract.
 */
export const MAX_TAKEN_REVISION = 2 ** 30
