import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { dialectOf, openDatabase } from '../../../server/db/database.ts'
import type { Tables } from '../../../server/db/tables.ts'
import { createApp } from '../../../server/http/app.ts'
import { listen } from '../../../server/http/listen.ts'
import { Connected, MAX_BYTES } from '../../../src/sync/contract.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  freshDatabase,
  madeDatabase,
  postgres,
  runCli,
  segment,
  startEndpoint,
  tempDir,
  withDevice,
} from '../../support/endpoint/fixture.ts'

// Tests under `if (!postgres)` run only once, on SQLite. Either their result does not depend on the
// database, or they test something that only SQLite has.
vi.setConfig({ testTimeout: 120_000 })

const CLI = join(import.meta.dirname, '../../../server/cli.ts')
const run = (...args: string[]) => runCli(args)

const serve = async (db: string, ...args: string[]) => {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--db', db, ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk
      const [, url] = /on (http:[^\s"]+)/.exec(output) ?? []
      if (url) resolve(url)
    })
    child.once('exit', () => reject(new Error(`The endpoint ended: ${output}`)))
  })
  return { child, url, exited, output: () => output, said: () => said }
}

describe('the link to set up', () => {
  it('is printed while nobody is there, outside of the log, and makes an administrator', async () => {
    const db = await madeDatabase()
    const first = await serve(db)
    const secret = await vi.waitFor(() => {
      const [, where, found] = /(http\S+)\/#setup=([\w-]{43})\n/.exec(first.said()) ?? []
      if (where !== first.url || !found) throw new Error(`no link: ${first.said()}`)
      return found
    })
    expect(first.output()).not.toContain(secret)
    const answer = await fetch(`${first.url}/v1/setup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: first.url },
      body: JSON.stringify({ secret, name: 'Olga', team: 'Sales' }),
    })
    expect(answer.status).toBe(204)
    const second = await serve(db)
    second.child.kill('SIGTERM')
    await second.exited
    expect(second.said()).toBe('')
  })
})

describe('a listening endpoint', () => {
  it('answers over HTTP, and stops', async () => {
    const { db } = await startEndpoint()
    const { url, stop } = await listen(createApp(db), { port: 0 })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    await stop()
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it('lets present requests finish before it stops', async () => {
    const { db } = await startEndpoint()
    const { url, stop } = await listen(createApp(db), { port: 0 })
    const { hostname, port } = new URL(url)
    const socket = createConnection({ host: hostname, port: Number(port) })
    const body = '{"code":"AAAA","device":"6a1c0f3e-1f9b-4c7e-9d2a-3b7f0c5d8e21"}'
    const head = `POST /v1/devices HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`
    socket.write(`${head}Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`)
    await once(socket, 'data')
    let stopped = false
    const stopping = stop().then(() => {
      stopped = true
    })
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    expect(stopped).toBe(false)
    socket.write(body)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 403/)
    await stopping
  })

  it.each([
    ['with its length', false],
    ['in chunks', true],
  ])('takes a body %s up to 64 KiB, refuses a larger one, and goes on', async (_, chunked) => {
    const { endpoint, device } = await withDevice()
    const { url, stop } = await listen(endpoint.app, { port: 0 })
    onTestFinished(stop)
    const put = async (bytes: number) => {
      const text = JSON.stringify({ segments: [] })
      const body = Buffer.from(text + ' '.repeat(bytes - text.length))
      const answer = await fetch(`${url}/v1/segments`, {
        method: 'PUT',
        headers: { ...device.authorization, 'Content-Type': 'application/json' },
        ...(chunked ? { body: new Blob([body]).stream(), duplex: 'half' } : { body }),
      } as RequestInit)
      return answer.status
    }
    expect(await put(MAX_BYTES)).toBe(200)
    expect(await put(MAX_BYTES + 1)).toBe(413)
    expect(await put(MAX_BYTES + 1)).toBe(413)
    expect(await put(100)).toBe(200)
  })

  it('fails if the port is taken', async () => {
    const { db } = await startEndpoint()
    const { url, stop } = await listen(createApp(db), { port: 0 })
    onTestFinished(stop)
    const port = Number(new URL(url).port)
    await expect(listen(createApp(db), { port })).rejects.toThrow('EADDRINUSE')
  })
})

describe('the command line', () => {
  it('serves, adds and connects a member meanwhile, prints the day, and stops at SIGTERM', async () => {
    const db = await freshDatabase()
    const { child, url, exited, output } = await serve(db)
    const added = await run('member', 'add', 'Анна Ли', '--team', 'Sales', '--db', db)
    const [code] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(added.stdout) ?? []
    expect(added.stdout).toMatch(/until \d{4}-\d\d-\d\d \d\d:\d\d/)
    const json = { 'Content-Type': 'application/json' }
    const connecting = await fetch(`${url}/v1/devices`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ code, device: crypto.randomUUID() }),
    })
    const { token } = Connected.parse(await connecting.json())
    const times = [
      ['2026-01-15T06:00Z', '2026-01-15T07:42:10Z', 'client-meeting'],
      ['2026-01-15T07:42:10Z', '2026-01-15T08:00Z', 'documentation'],
      ['2026-01-15T20:30Z', '2026-01-15T21:30Z', 'misc'],
    ] as const
    const segments = times.map(([from, to, category]) =>
      segment({
        category,
        startedAt: Date.parse(from),
        endedAt: Date.parse(to),
        changedAt: Date.parse(to),
      }),
    )
    const sent = await fetch(`${url}/v1/segments`, {
      method: 'PUT',
      headers: { ...json, Authorization: `Bearer ${token}` },
      body: JSON.stringify({ segments }),
    })
    expect(sent.status).toBe(200)
    const dayOf = (date: string) =>
      command(['day', 'Анна Ли', date, '--zone', 'Europe/Moscow', '--db', db])
    const day = await dayOf('2026-01-15')
    expect(day.stdout).toContain('09:00:00 – 10:42:10  client-meeting')
    expect(day.stdout).toContain('client-meeting: 1 h 42 m')
    expect(day.stdout).toContain('misc: 30 m')
    expect(day.stdout).toContain('received: 3 segments, 2 h 30 m')
    const next = await dayOf('2026-01-16')
    expect(next.stdout).toContain('received: 1 segment, 30 m')
    const list = await command(['member', 'list', '--db', db])
    expect(list.stdout).toMatch(/Анна Ли \(Sales\): member, 1 device, last seen/)
    child.kill('SIGTERM')
    expect((await exited)[0]).toBe(0)
    expect(output()).not.toContain(token)
    expect(output()).not.toContain(code)
  })

  it('gives a member another code, and refuses a name that is taken', async () => {
    const db = await madeDatabase()
    await command(['member', 'add', 'Anna', '--db', db])
    const again = await command(['member', 'add', 'Anna', '--db', db])
    expect([again.code, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toContain('already')
    expect((await command(['member', 'code', 'Anna', '--db', db])).stdout).toMatch(/\w{4}-\w{4}/)
    await command(['member', 'add', 'Anna', '--team', 'Other', '--new', '--db', db])
    const ambiguous = await command(['member', 'code', 'Anna', '--db', db])
    expect(ambiguous.stderr).toContain('--team')
    expect((await command(['member', 'code', 'Nobody', '--db', db])).code).toBe(1)
  })

  if (!postgres)
    it.each([
      [[], ['serve', 'member', 'audit', 'restore']],
      [['constructor'], ['serve', 'member', 'audit', 'restore']],
      [['serve', '--port', '70000'], ['serve']],
      [['serve', '--frobnicate'], ['serve']],
      [['member', 'add', ' '], ['member']],
      [['restore'], ['restore']],
    ])('prints the usage of a wrong command, or of all: %j', async (args, commands) => {
      const { code, stderr } = await command([...args, '--db', join(await tempDir(), 'x.sqlite')])
      expect(code).toBe(2)
      const shown = ['serve', 'member', 'audit', 'restore'].filter((one) =>
        new RegExp(`^  ${one}\\b`, 'm').test(stderr),
      )
      expect(shown).toEqual(commands)
      expect(stderr.includes('Names: case')).toBe(commands.length > 1)
    })

  if (!postgres)
    it('listens beyond this machine only behind a proxy', async () => {
      const db = await freshDatabase()
      const refused = await run('serve', '--host', '0.0.0.0', '--port', '0', '--db', db)
      expect(refused.code).toBe(1)
      expect(refused.stderr).toContain('--behind-proxy')
    })
})

describe('the database', () => {
  it('is made once by several services that start at the same time', async () => {
    const db = await freshDatabase()
    const services = await Promise.all(Array.from({ length: 4 }, () => serve(db)))
    for (const { url } of services) expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect((await command(['member', 'add', 'Anna', '--db', db])).stderr).toBe('')
    expect((await command(['member', 'list', '--db', db])).stdout).toContain('Anna (Team)')
  })

  it('is migrated as a whole or not at all', async () => {
    const where = await freshDatabase()
    const before = new Kysely<Tables>({ dialect: dialectOf(where) })
    onTestFinished(() => before.destroy())
    await before.schema.createTable('segments').addColumn('a', 'text').execute()
    await expect(openDatabase(where)).rejects.toThrow('already exists')
    await before.schema.dropTable('segments').execute()
    const db = await openDatabase(where)
    onTestFinished(() => db.destroy())
    expect(await db.selectFrom('teams').selectAll().execute()).toEqual([])
  })

  it('checks foreign keys, and is opened again with its rows', async () => {
    const where = await madeDatabase()
    await command(['member', 'add', 'Anna', '--db', where])
    const db = await openDatabase(where)
    onTestFinished(() => db.destroy())
    const orphan = { team: 'none', id: 'x', name: 'x', role: 'member', seq: 0, created_at: 0 }
    const insert = db.insertInto('members').values({ ...orphan, role: 'member' as const })
    await expect(insert.execute()).rejects.toThrow(/foreign key/i)
    expect(await db.selectFrom('members').select('name').execute()).toEqual([{ name: 'Anna' }])
    const { rows } = await sql<object>`select * from pragma_synchronous, pragma_journal_mode`
      .execute(db)
      .catch(() => sql<object>`show synchronous_commit`.execute(db))
    expect(rows).toEqual([
      postgres ? { synchronous_commit: 'on' } : { synchronous: 2, journal_mode: 'wal' },
    ])
  })
})
