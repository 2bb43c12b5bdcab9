/**
 * Makes requests that are as large, as long or as many as the endpoint's limits allow. A test and a
 * benchmark use them.
 */
import { randomUUID } from 'node:crypto'
import { type Agent, request } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Database } from '../../../server/db/tables.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { createCode } from '../../../server/people/codes.ts'
import { BASE } from '../../../src/core/scheme/categories.ts'
import { day, hour, second } from '../../../src/core/time/units.ts'
import {
  type Connected,
  type LiveRow,
  MAX_BYTES,
  MAX_CATEGORIES,
  MAX_DAYS,
  MAX_PAGE,
  MAX_RECEIPTS_OF_DATE,
  MAX_ROWS,
  MAX_ROWS_OF_DAY,
  MAX_VERSIONS,
  PROBLEMS,
} from '../../../src/sync/contract.ts'

export interface Asked {
  path: string
  method?: 'GET' | 'PUT' | 'POST'
  body?: string | Buffer
  token?: string
  headers?: Record<string, string>
}

/** Sends a request, and reads the whole answer. Returns the answer's status and text. */
export const ask = (url: string, agent: Agent, { path, method = 'GET', body, ...more }: Asked) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = {
      'x-forwarded-for': '192.0.2.1',
      ...(more.token && { authorization: `Bearer ${more.token}` }),
      ...(body && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      }),
      ...more.headers,
    }
    const asked = request(new URL(path, url), { agent, method, headers, timeout: 120_000 })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('error', reject)
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      )
    })
    asked.end(body)
  })

/** The endpoint that gets these requests, and the team and people who send them. */
export interface Fixture {
  db: Database
  url: string
  agent: Agent
  now: number
  team: string
  /** The member who sends the largest allowed requests. */
  boss: { team: string; member: string }
  /** Tokens of the other people of the team. */
  colleagues: readonly string[]
  /** Ids of the rows of the boss's full day, which has as many rows as a day may have. */
  fullDay: readonly string[]
}

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
/** Returns the start of the UTC day that lies `ago` days before now, in epoch milliseconds. */
const midnight = (now: number, ago: number) => (Math.floor(now / day) - ago) * day

/** Connects a browser of a member. Returns the token of the browser. */
export const connectBrowser = async (
  { db, url, agent, now }: Pick<Fixture, 'db' | 'url' | 'agent' | 'now'>,
  member: Fixture['boss'],
) => {
  const { code } = await createCode(db, member, now)
  const body = JSON.stringify({ code, device: randomUUID() })
  const { text } = await ask(url, agent, { method: 'POST', path: '/v1/devices', body })
  return (JSON.parse(text) as Connected).token
}

/** Returns rows of ten seconds each on one day; the default count is the most that a batch may have. */
const rowsOf = (now: number, ago: number, from = 0, count = MAX_ROWS): LiveRow[] =>
  Array.from({ length: count }, (_, i) => {
    const startedAt = midnight(now, ago) + (from + i) * 10 * second
    const endedAt = startedAt + 10 * second
    const note = 'x'.repeat(80)
    return {
      id: randomUUID(),
      revision: 1,
      changedAt: endedAt,
      category: (from + i) % 2 ? 'misc' : 'outgoing-call',
      startedAt,
      endedAt,
      source: 'hand',
      scheme: 1,
      note,
    }
  })

const putRows = (token: string, segments: readonly unknown[]): Asked => ({
  method: 'PUT',
  path: '/v1/segments?zone=UTC',
  body: JSON.stringify({ segments }),
  token,
})

/**
 * Stores as many versions of a scheme as an answer of the endpoint may contain. Each version has the
 * largest number of categories that is allowed.
 */
const fillScheme = async ({ db, team }: Pick<Fixture, 'db' | 'team'>) => {
  const own = Array.from({ length: MAX_CATEGORIES - BASE.length }, (_, i) => ({
    ...BASE[0],
    id: `own-${i}`,
    parent: 'misc',
  }))
  const categories = JSON.stringify([...BASE, ...own])
  for (let version = 2; version < 2 + MAX_VERSIONS; version++)
    await db
      .insertInto('schemes')
      .values({
        team,
        version,
        from_date: dateOf(Date.UTC(2020, version, 1)),
        change_every: 1,
        categories,
        created_at: 0,
        created_by: '',
      })
      .execute()
}

/** Creates a team of people who have rows. Its boss has as many rows on a day as are allowed. */
export const openFixture = async (
  place: Pick<Fixture, 'db' | 'url' | 'agent' | 'now'>,
  people: number,
): Promise<Fixture> => {
  const { db, url, agent, now } = place
  const name = randomUUID()
  const boss = await addMember(db, 'Boss', name, now, 'manager')
  const { team } = boss
  const send = async (token: string, rows: readonly LiveRow[]) => {
    const { status, text } = await ask(url, agent, putRows(token, rows))
    if (status !== 200) throw new Error(`${status}: ${text}`)
  }
  const token = await connectBrowser(place, boss)
  const fullDay: string[] = []
  for (let from = 0; from < MAX_ROWS_OF_DAY; from += MAX_ROWS) {
    const rows = rowsOf(now, 1, from)
    await send(token, rows)
    fullDay.push(...rows.map(({ id }) => id))
  }
  const colleagues: string[] = []
  for (let i = 0; i < people; i++) {
    const colleague = await connectBrowser(place, await addMember(db, `Person ${i}`, name, now))
    colleagues.push(colleague)
    await send(colleague, [...rowsOf(now, 9, 0, 40), ...rowsOf(now, 16, 0, 40)])
  }
  await fillScheme({ db, team })
  return { ...place, team, boss, fullDay, colleagues }
}

/** Returns the requests that every browser usually makes. */
export const usualRequests = ({ now }: Fixture, token: string): Asked[] => [
  putRows(token, rowsOf(now, 2, 0, 60)),
  { path: '/v1/segments?limit=60', token },
  { path: '/v1/me', token },
]

export interface FullRequests {
  /** The HTTP status that most of the answers should have. */
  status: number
  /** True if one request costs the endpoint less than a usual request. More of them are then sent. */
  isCheap?: true
  request: (i: number, token: string) => Asked
}

const post = (body: string): Asked => ({ method: 'POST', path: '/v1/devices', body })
/** Compressed bytes that unpack to many times the allowed size of a request. */
const BOMB = gzipSync(Buffer.alloc(500 * MAX_BYTES, ' '))

/** Kinds of short requests, of which many are sent at the same time. */
export const manyAtOnce = ({ now, fullDay }: Fixture): Record<string, FullRequests> => ({
  'batches with as many rows as are allowed': {
    status: 200,
    request: (i, token) => putRows(token, rowsOf(now, 20 + (i % 300))),
  },
  'batches with rows of a full day': {
    status: 200,
    request: (_, token) => putRows(token, rowsOf(now, 1)),
  },
  'corrections of a full day': {
    status: 200,
    request: (i, token) => {
      const from = (i * MAX_ROWS) % fullDay.length
      const rows = rowsOf(now, 1, from).map((row, k) => ({ ...row, id: fullDay[from + k] }))
      return putRows(
        token,
        rows.map((row) => ({ ...row, revision: 2 + i, category: 'research' })),
      )
    },
  },
  'batches in a category of a full scheme': {
    status: 200,
    request: (i, token) =>
      putRows(
        token,
        rowsOf(now, 400 + i).map((row) => ({ ...row, category: 'own-1', scheme: 2 })),
      ),
  },
  'bodies that unpack to more than is allowed': {
    status: PROBLEMS['too-large'],
    isCheap: true,
    request: (_, token) => ({
      method: 'PUT',
      path: '/v1/segments',
      body: BOMB,
      token,
      headers: { 'content-encoding': 'gzip' },
    }),
  },
  'pages of the history': {
    status: 200,
    isCheap: true,
    request: (_, token) => ({ path: `/v1/segments?since=0&limit=${MAX_PAGE}`, token }),
  },
  'receipts of a full day': {
    status: 200,
    request: (i, token) => {
      const zones = Intl.supportedValuesOf('timeZone')
      const zone = zones[i % Math.min(zones.length, 2 * MAX_RECEIPTS_OF_DATE)]
      return { path: `/v1/days/${dateOf(now - day)}?zone=${zone}`, token }
    },
  },
  'schemes with a full history': {
    status: 200,
    isCheap: true,
    request: (_, token) => ({ path: '/v1/scheme', token }),
  },
  'one-time codes that are wrong': {
    status: PROBLEMS['bad-code'],
    isCheap: true,
    // The tries come from several addresses, because the endpoint limits the tries of one address.
    request: (i) => ({
      ...post(JSON.stringify({ code: `WRNG-${i}`, device: randomUUID() })),
      headers: { 'x-forwarded-for': `192.0.2.${2 + (i % 5)}` },
    }),
  },
})

const rangeOf = (now: number) =>
  `from=${dateOf(now - (MAX_DAYS - 1) * day)}&to=${dateOf(now)}&zone=UTC`

/**
 * Requests that take long. The endpoint works on each of them in pieces, so that others need not wait.
 */
export const longOnes = ({ now }: Fixture): Record<string, (token: string) => Asked> => ({
  'a layout of as many days as are allowed': (token) => ({
    path: `/v1/team/layout?${rangeOf(now)}&exact=1`,
    token,
  }),
  'a middle of as many weeks as are allowed': (token) => ({
    path: `/v1/team/middle?${rangeOf(now - hour)}`,
    token,
  }),
})
