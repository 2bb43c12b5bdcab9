/**
 * Every limit of the exchange between extension and endpoint. Without limits, lists, loops, request
 * bodies, histories and waits could be endless. The file imports only units, so that a page or the
 * worker can import a single limit. Limits of files that a person opens are in
 * `sync/backup/format.ts`. Limits of calendars are in `calendar/read-calendar.ts` and
 * `ui/calendar/fetch-calendar.ts`.
 */
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import { day, hour, minute, second } from '../../core/time/units.ts'

const KiB = 1024
const MiB = 1024 * KiB

// Limits of requests

/** The largest number of rows in a batch (one request that sends segments). */
export const MAX_ROWS = 200
/** The largest body of a request, in bytes, unpacked. */
export const MAX_BYTES = 64 * 1024
/**
 * The number of characters of a request's path that are written to the log. Longer paths are cut,
 * so that they do not fill the disk.
 */
export const MAX_LOGGED = 200
/**
 * Milliseconds within which a whole request must arrive. If a client takes longer, it has probably
 * stopped sending.
 */
export const REQUEST_TIMEOUT = 30 * second

// Limits of answers

/** The largest number of rows in one answer of `GET /v1/segments`. */
export const MAX_PAGE = 500
/**
 * The largest number of days in a request for a team's layout or middle (its time by person and
 * day, or its median shares).
 */
export const MAX_DAYS = 400

// Limits of one row

/** By how many milliseconds the clock of a device may be ahead of the endpoint's clock. */
export const MAX_AHEAD = 5 * minute
/** The longest segment, milliseconds. */
export const MAX_LENGTH = MAX_SEGMENT
/**
 * The longest unexplained stretch, in milliseconds. It is so long because a browser may stay closed
 * during a long leave.
 */
export const MAX_UNEXPLAINED = 366 * day
/**
 * The first and the last valid instant, epoch milliseconds. All other instants come from a wrong
 * clock.
 */
export const EARLIEST = Date.UTC(2020, 0, 1)
export const LATEST = Date.UTC(2100, 0, 1)

// Limits of what one member may store or receive

/**
 * The largest number of rows of a member that end on one UTC day, from all devices. It is enough
 * for four rows a minute for eight hours: a new CRM record every 15 s.
 */
export const MAX_ROWS_OF_DAY = 2000
/**
 * The largest number of stretches of a member that are longer than MAX_LENGTH and overlap one
 * another. Each device has one such stretch at a time, and old devices may have left a few.
 */
export const MAX_LONG_AT_ONCE = 20
/**
 * The largest number of rows of a member that are compared with one batch to find overlaps. If
 * there are more rows, overlaps with the others are not reported.
 */
export const MAX_COMPARED = 20_000
/**
 * The largest number of receipts of one date that are stored for a member. A member may have
 * several devices in several time zones.
 */
export const MAX_RECEIPTS_OF_DATE = 60
/**
 * The largest number of receipts that are stored for a member: two devices over ten years. The
 * oldest receipts are removed.
 */
export const MAX_RECEIPTS = 6000

/**
 * The largest number of a member's browsers in one answer. If there are more, the answer has the
 * browsers with the most recent requests.
 */
export const MAX_DEVICES = 100

/** The largest number of entries in one answer of a person's access log. */
export const MAX_READS = 200

/** The number of receipts in one answer of `GET /v1/receipts`. */
export const RECEIPTS_AT_ONCE = 100

/**
 * The number of entries in one answer of the audit or of the log of all reads. `most`: the largest
 * number. `usual`: the number if the request does not contain one.
 */
export const LOG_PAGE = { most: 500, usual: 100 }

// Limits of a team

/**
 * The largest number of members of a team. With this number, a layout (the time of all members by
 * day) over a year is still smaller than LAYOUT_BYTES.
 */
export const MAX_MEMBERS = 1000

// Limits of a scheme (a set of categories)

/** The largest number of categories in a version of a scheme, retired ones included. */
export const MAX_CATEGORIES = 60
/** The largest number of characters in a category's name. */
export const MAX_NAME = 60
/**
 * The largest number of earlier versions of a scheme in one answer: five years with a change every
 * month.
 */
export const MAX_VERSIONS = 60
/** The largest JSON, in characters, with the categories of earlier versions in one answer. */
export const MAX_HISTORY = 256 * 1024
/**
 * The largest number of amended versions of a scheme that the endpoint keeps although no stored row
 * uses them. An amended version (a version that another one replaced before it took effect) is kept
 * if its first day had already begun in some time zone when it was amended: a browser there may
 * have recorded time under it.
 */
export const MAX_AMENDED = 5

// Limits of the team's middle (the median shares of its people)

/**
 * The middle (the median shares of a team) is computed only if at least this number of people
 * worked, without the caller.
 */
export const MIN_OTHERS = 5
/** Shares of the middle (the median shares of a team) are rounded to a multiple of this number. */
export const MIDDLE_STEP = 0.05

// Limits of group mode (figures of groups, not of named people)

/**
 * The smallest number of people in a group. People who may see the group's figures are not counted.
 */
export const MIN_GROUP = 5
/**
 * The number of people in a group is rounded down to a multiple of this number. The exact number
 * could show that a certain person was away.
 */
export const GROUP_STEP = 5
/** Shares of a group are multiples of this number (five per cent). */
export const GROUP_SHARE = 0.05

// Limits of people and their names

/**
 * The largest number of characters in a typed name, before needless spaces are removed. A stored
 * name has at most 100.
 */
export const MAX_TYPED_NAME = 400
/** The largest number of characters in an e-mail address (RFC 5321, 4.5.3.1.3). */
export const MAX_EMAIL = 254
/** The largest number of teams that one person may lead. */
export const MAX_LEADS = 200
/** The largest number of people in one CSV of people. */
export const MAX_IMPORT_ROWS = 1000
/** The largest CSV of people, in bytes: 1,000 rows with long names. */
export const MAX_IMPORT_BYTES = 512 * KiB
/**
 * Milliseconds after the first use of a code during which the same device can use the code again,
 * because the first answer may have been lost.
 */
export const SAME_DEVICE_AGAIN = 60 * minute

// Limits of the removal of old rows

/** The largest number of days for which rows can be kept: a hundred years. */
export const MOST_KEPT_DAYS = 36_500
/**
 * How long a request waits for the removal of old rows, in milliseconds. If the removal takes
 * longer, the answer says that it goes on.
 */
export const REMOVAL_WAIT = 10 * second

// Limits of key indicators

/** The largest number of values in one request: ten values for each of 500 people. */
export const MAX_VALUES = 5000
/** The largest request with values, in bytes. */
export const MAX_VALUES_BYTES = MiB
/**
 * Sizes in bytes. MAX_TABLE_BYTES: the largest CSV. MAX_TABLE_FILE: the same CSV in base64.
 * MAX_TABLE_REQUEST: the request that contains it.
 */
export const MAX_TABLE_BYTES = 8 * MiB
export const MAX_TABLE_FILE = 4 * Math.ceil(MAX_TABLE_BYTES / 3)
export const MAX_TABLE_REQUEST = MAX_TABLE_FILE + 64 * KiB
/**
 * The largest number of rows in a CSV, of columns, of characters in a cell, and of characters in a
 * row.
 */
export const MAX_TABLE_ROWS = 50_000
export const MAX_TABLE_COLUMNS = 200
export const MAX_TABLE_CELL = 200
export const MAX_TABLE_ROW = 64 * KiB
/**
 * The number of rows of a CSV that are read without a pause. During the pauses, other requests are
 * answered.
 */
export const TABLE_ROWS_AT_ONCE = 500
/** The largest number of states of a deal that a person can choose to mean "won". */
export const MAX_WON_STATES = 50
/** The number of values of a CSV that are shown before the CSV is stored. */
export const MAX_SAMPLE = 20
/**
 * The number of CSV headers for which a team's choice of columns is stored. The oldest ones are
 * deleted.
 */
export const MAX_HEADERS = 50
/**
 * TABLES_AT_ONCE: how many CSVs the endpoint reads at the same time. TABLES_OF_CALLER: how many
 * CSVs of one person are read at the same time (`most`), and how many more may wait (`waiting`).
 */
export const TABLES_AT_ONCE = 1
export const TABLES_OF_CALLER = { most: 1, waiting: 2 }
/** The longest range of periods in one answer, in days: ten years. */
export const MAX_PERIOD_DAYS = 3700
/** The largest number of earlier values that an answer with the history of a value contains. */
export const MAX_EARLIER = 100
/** The largest answer with values or with all wrong rows of a CSV, in bytes. */
export const INDICATOR_BYTES = 16 * MiB
/** The largest number of targets of a team. */
export const MAX_TARGETS = 40
/** The largest number of characters in the change that a team agreed on at a monthly review. */
export const MAX_AGREED = 500
/** The largest number of monthly reviews in one answer: five years. */
export const MAX_REVIEWS = 60
/**
 * The number of values that are stored with one SQL statement. PostgreSQL accepts at most 65,535
 * parameters.
 */
export const VALUES_IN_STATEMENT = 1000

// Limits of signing in with a company account

/** How long a person may take to sign in at the provider of the account, in milliseconds. */
export const SIGN_IN_TIME = 10 * minute
/**
 * The number of failed sign-ins that are allowed from one address (`most`) within `window`
 * milliseconds.
 */
export const FAILED_SIGN_INS = { most: 60, window: 10 * minute }
/** How far the clocks of the endpoint and the provider may differ, in seconds. */
export const PROVIDER_SKEW = 60
/** How long the endpoint waits for an answer of the provider, in seconds. */
export const PROVIDER_WAIT = 10
/**
 * How long the provider's metadata (its description of itself) is cached, in milliseconds. The time
 * is short, so that no browser is sent to a provider that is down. It is not 0, because anybody may
 * begin a sign-in, and each sign-in would request the metadata.
 */
export const PROVIDER_KEPT = 10 * second
/**
 * Milliseconds. RECHECK_AFTER: the time after which the provider is asked again whether an account
 * may still be used. RECHECK_EVERY: the time between two searches for accounts about which the
 * provider must be asked. Their sum is less than an hour.
 */
export const RECHECK_AFTER = 45 * minute
export const RECHECK_EVERY = 5 * minute
/** The number of accounts about which the provider is asked at the same time. */
export const RECHECKS_AT_ONCE = 4

// Limits of API tokens

/** The longest time for which an API token is valid, in days. */
export const MAX_TOKEN_DAYS = 366
/** The largest number of API tokens of an endpoint that are neither revoked nor expired. */
export const MAX_API_TOKENS = 200

// Limits of the report about the endpoint's health

/**
 * RECEIVED_QUARTERS: the number of quarters of an hour in one answer about received batches.
 * RECEIVED_KEPT: how long the numbers of received batches are stored, in milliseconds.
 */
export const RECEIVED_QUARTERS = 12
export const RECEIVED_KEPT = 30 * day

// Limits of webhooks

/**
 * MAX_WEBHOOKS: the largest number of webhooks of an endpoint. MAX_WEBHOOK_URL: the largest number
 * of characters in the address of a webhook.
 */
export const MAX_WEBHOOKS = 20
export const MAX_WEBHOOK_URL = 2000
/** The largest number of messages in one list of a webhook's deliveries. */
export const MAX_DELIVERIES = 50
/**
 * How long a whole delivery of a message may take, in milliseconds: from the look-up of the host
 * name to the end of the answer.
 */
export const WEBHOOK_WAIT = 10 * second
/**
 * WEBHOOK_ANSWER: how many bytes of the receiver's answer are read. WEBHOOK_HEADERS: how many bytes
 * of its headers are read. After that, the connection is closed.
 */
export const WEBHOOK_ANSWER = 64 * KiB
export const WEBHOOK_HEADERS = 16 * KiB
/**
 * How long a process reserves a message for itself, in milliseconds. This is longer than a delivery
 * takes.
 */
export const WEBHOOK_LEASE = minute
/** If a message could not be delivered for this time, it is given up. Milliseconds. */
export const WEBHOOK_GIVE_UP = 3 * day
/** If no message was delivered for this time, the webhook is switched off. Milliseconds. */
export const WEBHOOK_DISABLE = 5 * day
/** How long messages are kept in the list of deliveries, in milliseconds. */
export const WEBHOOK_KEPT = 14 * day
/**
 * After a new secret was made, messages are also signed with the previous secret for this time, in
 * milliseconds.
 */
export const WEBHOOK_SECRET_OVERLAP = day
/**
 * WEBHOOKS_AT_ONCE: the number of webhooks to which messages are delivered at the same time.
 * WEBHOOK_MESSAGES_AT_ONCE: the number of messages of one webhook that are read from the database
 * in one step.
 */
export const WEBHOOKS_AT_ONCE = 8
export const WEBHOOK_MESSAGES_AT_ONCE = 20
/** Milliseconds between two searches for messages that must be delivered. */
export const WEBHOOK_EVERY = 2 * second
/**
 * How many test messages of one administrator are sent at the same time (`most`), and how many more
 * may wait (`waiting`).
 */
export const WEBHOOK_TESTS = { most: 1, waiting: 2 }

// Limits on the requests of one caller: at most `most` requests within `window` milliseconds

/**
 * WRONG_CODES: wrong one-time codes from one address. SAME_WRONG_CODE: attempts with the same wrong
 * code from one address.
 */
export const WRONG_CODES = { most: 50, window: 10 * minute }
export const SAME_WRONG_CODE = { most: 10, window: 10 * minute }
/** Requests without a valid token from one address. A company's browsers may share one address. */
export const STRANGERS = { most: 120, window: minute }
/**
 * Requests from one address. Requests whose token was valid before are not counted. A whole company
 * may share one address.
 */
export const PER_ADDRESS = { most: 12_000, window: minute }
/** Requests with one token. To send years of stored time takes far fewer requests. */
export const PER_TOKEN = { most: 600, window: minute }
/**
 * The number of callers (addresses or tokens) that one counter of requests stores. If one more
 * caller makes a request, the counter is emptied, so that its memory has a limit.
 */
export const MAX_KEYS = 100_000

// Limits on what an endpoint does at the same time

/**
 * How many requests with one token are answered at the same time (`most`), and how many more may
 * wait (`waiting`). `most` is 6, because a browser opens at most 6 connections to one host.
 * `waiting` is 600, because PER_TOKEN allows 600 requests in a minute.
 */
export const REQUESTS_OF_TOKEN = { most: 6, waiting: 600 }
/**
 * Work that is not urgent waits until no more requests arrive, so that these requests are answered
 * first. It waits for at most this number of turns of the event loop.
 */
export const TURNS_OF_LOOP = 1000
/** The number of one-time codes that are looked up at the same time. */
export const CODES_AT_ONCE = 4
/**
 * The number of batches that are stored at the same time. More batches wait. The number is larger
 * than BATCHES_IN_COMMIT, so that the database never waits for batches.
 */
export const BATCHES_AT_ONCE = 64
/**
 * The number of receipts that the endpoint makes at the same time. For each receipt, it reads the
 * rows of a day.
 */
export const READS_AT_ONCE = 4
/**
 * MIDDLES_AT_ONCE: the number of requests for a team's middle (its median shares) that are answered
 * at the same time; each needs the sums of every member. WEEKS_AT_ONCE: the number of weeks whose
 * sums are kept in memory.
 */
export const MIDDLES_AT_ONCE = 2
export const WEEKS_AT_ONCE = 8
/**
 * How many requests of one person for a team's middle (its median shares) are answered at the same
 * time (`most`), and how many more may wait (`waiting`).
 */
export const MIDDLES_OF_CALLER = { most: 1, waiting: 10 }
/**
 * The number of pieces of layouts (the time of teams by person and day) that are read at the same
 * time. A piece takes some milliseconds. Between two pieces, other requests are answered.
 */
export const LAYOUT_PIECES_AT_ONCE = 1
/**
 * How many requests of one person for a team's layout (its time by person and day) are answered at
 * the same time (`most`), and how many more may wait (`waiting`).
 */
export const LAYOUTS_OF_CALLER = { most: 2, waiting: 10 }

/**
 * The largest number of batches in one commit of SQLite. A commit takes some dozen milliseconds.
 * Between two commits, requests that only read are answered.
 */
export const BATCHES_IN_COMMIT = 32
/**
 * The number of sums in one piece of a layout (a team's time by person and day). To read a piece
 * takes the endpoint's process some milliseconds. The number is larger with PostgreSQL (`server`)
 * than with SQLite (`file`), because PostgreSQL reads in its own process.
 */
export const SUMS_IN_PIECE = { file: 400, server: 1600 }
/**
 * The number of rows that are read in one step to compute the sums of several days. A single day is
 * read in one step even if it has more rows.
 */
export const ROWS_AT_ONCE = 3000
/**
 * The largest number of dates for which a change removes the stored sums one by one. If a change
 * concerns more dates, all sums of the person are removed.
 */
export const DATES_REMOVED = 1000
/**
 * The number of connections of one process to PostgreSQL. A batch uses a connection for some
 * milliseconds.
 */
export const CONNECTIONS = 10

// How long an endpoint waits for something or keeps something

/** How long the endpoint waits for the headers of a request, in milliseconds. */
export const HEADERS_TIMEOUT = 10 * second
/**
 * How long the endpoint waits for running requests when it stops, in milliseconds. If a request of
 * a device is interrupted, the device sends it again.
 */
export const STOP_AFTER = 10 * second
/**
 * How long the endpoint waits for a connection to PostgreSQL or for a lock in PostgreSQL, in
 * milliseconds.
 */
export const DATABASE_WAIT = 5 * second
/**
 * How long an SQL statement may take, in milliseconds. No batch takes so long, and a statement that
 * waits longer blocks others.
 */
export const STATEMENT_TIME = 30 * second
/**
 * How long the endpoint waits for another process that writes to the same SQLite file, in
 * milliseconds.
 */
export const FILE_WAIT = 5 * second
/** How long a one-time code is valid, in milliseconds. */
export const CODE_LIFE = 10 * minute
/** How long a token is valid after its last use, in milliseconds. */
export const TOKEN_LIFE = 180 * day
/** How long a session of the console is valid after its last use, in milliseconds. */
export const SESSION_IDLE = 12 * hour

// How long the extension waits: a broken or hostile server must not make it wait without end, or
// fill its memory

/** How long a request may take until the last byte of its answer is received, in milliseconds. */
export const ANSWER_TIME = 30 * second
/**
 * How long the extension may take to check whether another server answers instead of the endpoint,
 * in milliseconds.
 */
export const LOOK_TIME = 5 * second
/**
 * The longest wait that the extension accepts if the endpoint refuses a request and says how long
 * to wait (`Retry-After`), in milliseconds.
 */
export const LONGEST_WAIT = 60 * minute
/**
 * The longest wait that the extension accepts if a proxy or a firewall refuses a request and says
 * how long to wait (`Retry-After`), in milliseconds.
 */
export const BETWEEN_WAIT = 5 * minute

/** The largest number of ranges of days off that a person or a team may have. */
export const MAX_DAYS_OFF = 500

// How much of an answer the extension reads, in bytes, unpacked

/**
 * The largest answer that the extension reads, in bytes, unless another limit below applies. The
 * largest such answer is the answer to a batch: 200 rows of 4 KiB.
 */
export const ANSWER_BYTES = MiB
/**
 * The largest page of the history, in bytes: 500 rows with notes of 500 characters. In JSON, a
 * character takes up to 6 bytes.
 */
export const PAGE_BYTES = 4 * MiB
/** The largest scheme, in bytes. It includes the earlier versions with 60 categories each. */
export const SCHEME_BYTES = 4 * MiB
/**
 * The largest layout (a team's time by person and day), in bytes. The days of 500 people over a
 * year take most of this size.
 */
export const LAYOUT_BYTES = 128 * MiB
/** The largest problem document (an answer that says why a request is refused), in bytes. */
export const PROBLEM_BYTES = 16 * KiB

// How many items of a list the extension reads

/**
 * The largest number of pages of a history. It is enough for a million segments, or for 25 years of
 * a busy person.
 */
export const HISTORY_PAGES = 2000
/**
 * How many times the extension sends a row in one run. If an endpoint never stores a row, the row
 * must not block the other rows.
 */
export const MAX_TRIES = 3
/**
 * The highest revision that the extension accepts from an endpoint. The limit of the contract is a
 * billion higher, so that the row can still be changed a billion times.
 */
export const MAX_TAKEN_REVISION = 2 ** 30
