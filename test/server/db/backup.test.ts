import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, linkSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backUp } from '../../../server/db/backup.ts'
import { openDatabase } from '../../../server/db/database.ts'
import { restore } from '../../../server/db/restore.ts'
import { createApp } from '../../../server/http/app.ts'
import { revokeDevice } from '../../../server/people/devices.ts'
import { eraseDeleted, forgetMember } from '../../../server/people/forget-member.ts'
import { mergeMembers } from '../../../server/people/merge.ts'
import { moveMember } from '../../../server/people/move.ts'
import { removeOld } from '../../../server/segments/retention.ts'
import { listTokens, makeToken, revokeToken } from '../../../server/tokens/api-tokens.ts'
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  removeWebhook,
} from '../../../server/webhooks/webhooks.ts'
import { hour } from '../../../src/core/time/units.ts'
import {
  type Endpoint,
  everythingIn,
  NOON,
  newDevice,
  newMember,
  postgres,
  postOf,
  runCli,
  segment,
  startEndpoint,
  type TestDevice,
  tempDir,
} from '../../support/endpoint/fixture.ts'

const withBackup = async () => {
  const endpoint = await startEndpoint()
  const anna = await newDevice(endpoint, 'Anna Lee')
  const boris = await newDevice(endpoint, 'Boris')
  await anna.send([segment({ note: 'Anna was here' })])
  const dir = await tempDir()
  const file = join(dir, 'copy.sqlite')
  await backUp(endpoint.where, file, NOON)
  return { endpoint, anna, boris, dir, file }
}

/** Opens the endpoint's database again, as the endpoint does when it starts after a restore. */
const reopened = async (endpoint: Endpoint, now = NOON) => {
  const db = await openDatabase(endpoint.where)
  const close = () => db.destroy()
  onTestFinished(close)
  const app = createApp(db, { now: () => now })
  const feed = async (device: TestDevice, since: string) => {
    const path = `/v1/segments?since=${since}`
    const answer = await app.request(path, { headers: device.authorization })
    return (await answer.json()) as { segments: { id: string }[]; next: string }
  }
  // Does not use `device.ask`, which sends requests to the endpoint from before the restore.
  const send = ({ authorization }: TestDevice, ...segments: unknown[]) =>
    app.request('/v1/segments', { method: 'PUT', ...postOf({ segments }, authorization) })
  return { db, app, feed, send, close }
}

// Another process reads the file. If this process closed the file, it would lose all locks that it
// has on the file, also those of SQLite.
const bytesOf = (file: string) =>
  execFileSync('cat', [file], { encoding: 'latin1', maxBuffer: 2 ** 30 })

const audited = async (endpoint: Endpoint) => {
  const db = await openDatabase(endpoint.where)
  const acts = await db.selectFrom('audit').select(['act', 'detail']).execute()
  await db.destroy()
  return acts
}

if (!postgres)
  describe('a backup', () => {
    it('is one file that only its owner can read, also when it is read or restored', async () => {
      const { endpoint, dir, file } = await withBackup()
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(readdirSync(dir)).toEqual(['copy.sqlite'])
      await endpoint.db.destroy()
      await restore(endpoint.where, file, NOON)
      expect(readdirSync(dir)).toEqual(['copy.sqlite'])
      const beside = readdirSync(join(endpoint.where, '..'))
      expect(beside.toSorted()).toEqual(['endpoint.sqlite', `endpoint.sqlite.before-${NOON}`])
    })

    it('that is refused stores nothing', async () => {
      const { endpoint, dir, file } = await withBackup()
      await expect(backUp(endpoint.where, file, NOON)).rejects.toThrow('already')
      await expect(backUp(endpoint.where, join(dir, 'no/copy'), NOON)).rejects.toThrow(
        join(dir, 'no'),
      )
      await writeFile(join(dir, 'foreign'), 'no database')
      await endpoint.db.destroy()
      await expect(restore(endpoint.where, join(dir, 'foreign'), NOON)).rejects.toThrow('foreign')
      expect(readdirSync(dir).toSorted()).toEqual(['copy.sqlite', 'foreign'])
      expect(readdirSync(join(endpoint.where, '..'))).toEqual(['endpoint.sqlite'])
    })

    it.each([0o600, 0o640])('restored gets owner and mode %o of the old database', async (mode) => {
      const { endpoint, file } = await withBackup()
      await endpoint.db.destroy()
      await chmod(endpoint.where, mode)
      const isRoot = process.getuid?.() === 0
      if (isRoot) chownSync(endpoint.where, 65_534, 65_534)
      await restore(endpoint.where, file, NOON)
      const { uid, gid, mode: made } = statSync(endpoint.where)
      expect(made & 0o777).toBe(mode)
      if (isRoot) expect([uid, gid]).toEqual([65_534, 65_534])
    })

    it("restored without an old database belongs to the folder's owner", async () => {
      const { file } = await withBackup()
      const dir = await tempDir()
      const isRoot = process.getuid?.() === 0
      if (isRoot) chownSync(dir, 65_534, 65_534)
      const { aside } = await restore(join(dir, 'new.sqlite'), file, NOON)
      expect(aside).toBeUndefined()
      const { uid, mode } = statSync(join(dir, 'new.sqlite'))
      expect(mode & 0o777).toBe(0o600)
      if (isRoot) expect(uid).toBe(65_534)
    })

    it('that is the database itself under another name is refused', async () => {
      const { endpoint, dir } = await withBackup()
      await endpoint.db.destroy()
      const before = await readFile(endpoint.where)
      const names = [endpoint.where, join(dir, 'symbolic'), join(dir, 'hard')] as const
      symlinkSync(endpoint.where, names[1])
      linkSync(endpoint.where, names[2])
      for (const name of names)
        await expect(restore(endpoint.where, name, NOON)).rejects.toThrow('itself')
      expect((await readFile(endpoint.where)).equals(before)).toBe(true)
    })

    it('can be restored repeatedly: new rows always lie beyond every cursor', async () => {
      const { endpoint, anna, file } = await withBackup()
      await endpoint.db.destroy()
      let cursor = '0'
      for (const at of [NOON, NOON + 60_000, NOON + 120_000]) {
        await restore(endpoint.where, file, at)
        const { feed, send, close } = await reopened(endpoint)
        const rows = Array.from({ length: 5 }, () => segment())
        expect((await send(anna, ...rows)).status).toBe(200)
        const { segments, next } = await feed(anna, cursor)
        const ids = segments.map(({ id }) => id)
        expect(ids).toEqual(expect.arrayContaining(rows.map(({ id }) => id)))
        cursor = next
        await close()
      }
    })

    it('leaves a row in the audit, in the database and in the copy; so does its restoring', async () => {
      const { endpoint, file } = await withBackup()
      await endpoint.db.destroy()
      const made = { act: 'backup made', detail: file }
      expect(await audited(endpoint)).toContainEqual(made)
      await restore(endpoint.where, file, NOON)
      const acts = await audited(endpoint)
      expect(acts).toContainEqual(made)
      expect(acts).toContainEqual({ act: 'backup restored', detail: file })
    })

    it('does not bring back people who were forgotten or devices that were revoked', async () => {
      const { endpoint, anna, boris, file } = await withBackup()
      await forgetMember(endpoint.db, anna.member, NOON)
      await revokeDevice(endpoint.db, { ...boris.member, id: boris.id }, 'somebody', NOON)
      await endpoint.db.destroy()
      expect((await restore(endpoint.where, file, NOON)).forgotten).toBe(1)
      const { db, app } = await reopened(endpoint)
      for (const { authorization } of [anna, boris])
        expect((await app.request('/v1/me', { headers: authorization })).status).toBe(401)
      expect(await everythingIn(db)).not.toContain('Anna')
      expect(bytesOf(endpoint.where)).not.toContain('Anna')
    })

    it.each(['moved', 'merged'])(
      'keeps a device revoked whose person was %s first',
      async (how) => {
        const { endpoint, anna, boris, file } = await withBackup()
        const { db } = endpoint
        const acting = { now: NOON, actor: 'somebody' }
        const mia = await newMember(endpoint, 'Mia Roe', 'Support')
        const { member } = boris.member
        if (how === 'moved') await moveMember(db, member, mia.team, acting)
        else await mergeMembers(db, mia.member, member, acting)
        const owner = how === 'moved' ? { team: mia.team, member } : mia
        expect(await revokeDevice(db, { ...owner, id: boris.id }, 'somebody', NOON)).toBe(true)
        await db.destroy()
        await restore(endpoint.where, file, NOON)
        const { app } = await reopened(endpoint)
        const statusOf = async ({ authorization }: TestDevice) =>
          (await app.request('/v1/me', { headers: authorization })).status
        expect([await statusOf(anna), await statusOf(boris)]).toEqual([200, 401])
      },
    )

    it('forgets both entries of a person that were merged before', async () => {
      const { endpoint, anna, boris, file } = await withBackup()
      const { db } = endpoint
      const acting = { now: NOON, actor: 'somebody' }
      const mia = await newMember(endpoint, 'Mia Roe')
      await mergeMembers(db, boris.member.member, anna.member.member, acting)
      await mergeMembers(db, mia.member, boris.member.member, acting)
      await forgetMember(db, mia, NOON)
      await db.destroy()
      expect((await restore(endpoint.where, file, NOON)).forgotten).toBe(2)
      const again = await reopened(endpoint)
      expect(await everythingIn(again.db)).not.toMatch(/Anna|Boris/)
    })

    it('keeps a device connected that was revoked in an earlier team only', async () => {
      const endpoint = await startEndpoint()
      const boris = await newDevice(endpoint, 'Boris')
      const mia = await newMember(endpoint, 'Mia Roe', 'Support')
      const { member } = boris.member
      await moveMember(endpoint.db, member, mia.team, { now: NOON, actor: 'somebody' })
      await endpoint.db
        .updateTable('devices')
        .set({ token_hash: 'before', moved_to: null, revoked_at: NOON })
        .where('team', '=', boris.member.team)
        .execute()
      const file = join(await tempDir(), 'copy.sqlite')
      await backUp(endpoint.where, file, NOON)
      await endpoint.db.destroy()
      await restore(endpoint.where, file, NOON)
      const { db } = await reopened(endpoint)
      const live = await db
        .selectFrom('devices')
        .select('team')
        .where('revoked_at', 'is', null)
        .execute()
      expect(live).toEqual([{ team: mia.team }])
    })

    it('does not bring back API tokens and webhooks that were revoked, off or gone', async () => {
      const endpoint = await startEndpoint()
      const mia = await newMember(endpoint, 'Mia Roe', 'Sales', 'manager')
      const acting = { now: NOON, actor: mia.member }
      const make = (name: string) =>
        makeToken(endpoint.db, { name, scopes: ['report:read'], days: 90 }, acting)
      const listen = () =>
        addWebhook(
          endpoint.db,
          { url: 'https://hooks.company.example/', events: ['person.joined'] },
          [],
          acting,
        )
      const [stays, goes] = [await make('stays'), await make('goes')]
      const [on, off, gone] = [await listen(), await listen(), await listen()]
      await newMember(endpoint, 'Anna')
      const file = join(await tempDir(), 'copy.sqlite')
      await backUp(endpoint.where, file, NOON)
      await revokeToken(endpoint.db, goes.token.id, acting)
      await changeWebhook(endpoint.db, off.webhook.id, { on: false }, [], acting)
      await removeWebhook(endpoint.db, gone.webhook.id, acting)
      await endpoint.db.destroy()
      await restore(endpoint.where, file, NOON)
      const { db } = await reopened(endpoint)
      expect((await listTokens(db, NOON)).map(({ id }) => id)).toEqual([stays.token.id])
      const listening = (await listWebhooks(db, NOON)).filter((one) => !one.off)
      expect(listening.map(({ id }) => id)).toEqual([on.webhook.id])
      const waiting = await db
        .selectFrom('webhook_messages')
        .select('webhook')
        .where('next_at', 'is not', null)
        .execute()
      expect(waiting).toEqual([{ webhook: on.webhook.id }])
    })

    it('can replace a damaged database', async () => {
      const { endpoint, anna, file } = await withBackup()
      await endpoint.db.destroy()
      await writeFile(endpoint.where, 'what a broken disk left of it')
      expect(await restore(endpoint.where, file, NOON)).toMatchObject({ isUnread: true })
      const { feed, close } = await reopened(endpoint)
      expect((await feed(anna, '0')).segments).toHaveLength(1)
      await close()
      expect(await restore(endpoint.where, file, NOON + 1)).toMatchObject({ isUnread: false })
    })

    it('that a newer version made is refused in these words, and nothing changes', async () => {
      const { endpoint, file } = await withBackup()
      await endpoint.db.destroy()
      const db = await openDatabase(file)
      await sql`insert into kysely_migration values ('9999-later', '2027-01-01')`.execute(db)
      await db.destroy()
      const before = await readFile(endpoint.where)
      await expect(restore(endpoint.where, file, NOON)).rejects.toThrow(/newer version.*9999-later/)
      expect((await readFile(endpoint.where)).equals(before)).toBe(true)
      expect(existsSync(`${endpoint.where}.partial`)).toBe(false)
    })
  })

describe('a forgotten person', () => {
  // Texts that the tests look for in the bytes of the file. They are so long that no other text can be
  // equal by chance. The first text is in short rows, and the second one is in long rows.
  const TRACES = ['Forgetta Nameova', 'her-note'] as const

  it('is removed from all tables, and nobody else is', async () => {
    const endpoint = await startEndpoint()
    const gone = await newDevice(endpoint, TRACES[0])
    const stays = await newDevice(endpoint, 'Boris')
    await stays.send([segment({ note: 'stays' })])
    for (let i = 0; i < 5; i++)
      await gone.send(Array.from({ length: 60 }, () => segment({ note: TRACES[1] })))
    await forgetMember(endpoint.db, gone.member, NOON)
    await eraseDeleted(endpoint.db)
    const left = await everythingIn(endpoint.db)
    for (const trace of TRACES) expect(left).not.toContain(trace)
    expect(left).toContain('stays')
    expect((await gone.get('/v1/me')).status).toBe(401)
  })

  if (!postgres)
    it('is removed from the file, its log and every later backup', async () => {
      const endpoint = await startEndpoint()
      const dir = await tempDir()
      // When rows are inserted, moved and removed, copies of them remain in freed pages of the file.
      for (let round = 0; round < 3; round++) {
        const name = `${TRACES[0]} ${round}`
        const gone = await newDevice(endpoint, name)
        const other = await newDevice(endpoint, `Person ${round}`)
        for (let i = 0; i < 6; i++) {
          const note = `${TRACES[1]} ${'x'.repeat(i * 70)}`
          const rows = Array.from({ length: 80 }, () => segment({ note }))
          await gone.send(rows)
          await other.send(rows.map(() => segment()))
          await gone.send(
            rows.slice(0, 30).map((row) => ({ ...row, revision: 2, note: `${note}!` })),
          )
        }
        const run = (...args: string[]) => runCli([...args, '--db', endpoint.where])
        expect(await run('member', 'forget', name)).toMatchObject({ code: 1 })
        expect((await run('member', 'forget', name, '--yes')).stderr).toBe('')
        // The file has no freed pages, because the command rewrites the whole file. The setting
        // `secure_delete` alone could leave a copy of a row in such a page.
        const free = await sql`pragma freelist_count`.execute(endpoint.db)
        expect(free.rows).toEqual([{ freelist_count: 0 }])
        await backUp(endpoint.where, join(dir, `${round}.sqlite`), NOON)
        const folder = join(endpoint.where, '..')
        const files = [
          ...readdirSync(folder).map((file) => join(folder, file)),
          ...readdirSync(dir).map((file) => join(dir, file)),
        ]
        for (const file of files)
          for (const trace of TRACES) {
            const text = bytesOf(file)
            expect([file, trace, text.includes(trace)]).toEqual([file, trace, false])
          }
      }
    })

  if (!postgres)
    it('and what retention removes, is overwritten: pages that became free are no archive', async () => {
      const endpoint = await startEndpoint()
      const anna = await newDevice(endpoint, 'Anna')
      const note = `${TRACES[1]} ${'x'.repeat(100)}`
      for (let i = 0; i < 5; i++)
        await anna.send(Array.from({ length: 60 }, () => segment({ note })))
      const traces = async () => {
        await sql`pragma wal_checkpoint(truncate)`.execute(endpoint.db)
        return bytesOf(endpoint.where).split(note).length - 1
      }
      expect(await traces()).toBeGreaterThanOrEqual(300)
      expect(await removeOld(endpoint.db, 1, NOON + 1000 * 24 * hour)).toBe(300)
      // A few copies may remain, because SQLite leaves a copy of a row that it has moved within a page.
      expect(await traces()).toBeLessThan(30)
    })
})
