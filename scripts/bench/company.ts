/**
 * Makes a company for benchmarks: people with devices and days of work, and a running endpoint to
 * which the devices send.
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type Agent, request } from 'node:http'
import { openDatabase } from '../../server/db/database.ts'
import { minute } from '../../src/core/time/units.ts'
import type { LiveRow } from '../../src/sync/contract.ts'

/** The number of rows in one day of a person. */
export const ROWS = 60

/** Returns the rows of one day of work, `ago` days before now. */
export const day = (ago = 1): LiveRow[] => {
  const start = Date.now() - ago * 24 * 60 * minute
  return Array.from({ length: ROWS }, (_, i) => ({
    id: randomUUID(),
    revision: 1,
    changedAt: start + (i + 1) * 8 * minute,
    startedAt: start + i * 8 * minute,
    endedAt: start + (i + 1) * 8 * minute,
    category: i % 3 ? 'documentation' : 'outgoing-call',
    source: 'hand',
    scheme: 1,
    ...(i % 3 && { context: { product: 'hubspot' } }),
  }))
}

export interface Rep {
  team: string
  member: string
  device: string
  token: string
}

/**
 * Stores people with devices in the database. The rows are equal to those that the endpoint stores
 * when a browser connects.
 */
export async function addPeople(where: string, count: number): Promise<Rep[]> {
  const db = await openDatabase(where)
  const now = Date.now()
  const team = randomUUID()
  const reps = Array.from({ length: count }, () => ({
    team,
    member: randomUUID(),
    device: randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }))
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('teams').values({ id: team, name: team, created_at: now }).execute()
    for (let i = 0; i < reps.length; i += 500) {
      const some = reps.slice(i, i + 500)
      const members = some.map(({ member }) => ({
        team,
        id: member,
        name: member,
        role: 'member' as const,
        seq: 0,
        created_at: now,
      }))
      const devices = some.map(({ member, device, token }) => ({
        team,
        member,
        id: device,
        created_at: now,
        last_seen_at: now,
        revoked_at: null,
        token_hash: createHash('sha256').update(token).digest('hex'),
      }))
      await tx.insertInto('members').values(members).execute()
      await tx.insertInto('devices').values(devices).execute()
      const people = some.map(({ member: id }) => ({
        id,
        team,
        email: null,
        leads: null,
        stays: null,
      }))
      await tx.insertInto('people').values(people).execute()
    }
  })
  await db.destroy()
  return reps
}

export async function serve(where: string) {
  const args = ['server/cli.ts', 'serve', '--port', '0', '--db', where, '--behind-proxy']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      if (said.length < 10_000) said += chunk
      const [, url] = /on (http:[^\s"]+)/.exec(said) ?? []
      if (url) resolve(url)
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { url, child, stop }
}

/** Sends the segments of one day. Resolves with the HTTP status of the answer. */
export async function send(url: string, agent: Agent, rep: Rep, from: string, ago = 1) {
  const body = JSON.stringify({ segments: day(ago) })
  return new Promise<number>((resolve, reject) => {
    const asked = request(new URL('/v1/segments', url), {
      method: 'PUT',
      agent,
      timeout: 120_000,
      headers: {
        authorization: `Bearer ${rep.token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-forwarded-for': from,
      },
    })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.end(body)
  })
}

export const addressOf = (i: number) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`
