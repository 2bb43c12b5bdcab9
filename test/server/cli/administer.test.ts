import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { createApp } from '../../../server/http/app.ts'
import { COMMAND_LINE } from '../../../server/people/audit.ts'
import { removeOld } from '../../../server/segments/retention.ts'
import { hour } from '../../../src/core/time/units.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  everythingIn,
  NOON,
  newDevice,
  newMember,
  postgres,
  postOf,
  runCli,
  segment,
  startEndpoint,
  tempDir,
  tombstone,
} from '../../support/endpoint/fixture.ts'

// Tests under `if (!postgres)` run only once, on SQLite. Either their result does not depend on the
// database, or they test something that only SQLite has.
vi.setConfig({ testTimeout: 120_000 })

const fixture = async () => {
  const endpoint = await startEndpoint()
  // Commands use the clock of the machine, so the endpoint must use this clock too.
  endpoint.now = Date.now()
  const anna = await newDevice(endpoint, 'Anna')
  const boris = await newDevice(endpoint, 'Boris')
  const run = (...args: string[]) => command([...args, '--db', endpoint.where])
  return { endpoint, anna, boris, run }
}

describe('an administrator', () => {
  it('makes a member a manager, from the next request on', async () => {
    const { anna, run } = await fixture()
    const layout = () => anna.get('/v1/team/layout?from=2026-11-23&to=2026-11-23&zone=UTC')
    expect((await layout()).status).toBe(403)
    expect((await run('member', 'role', 'Anna', 'manager')).code).toBe(0)
    expect((await layout()).status).toBe(200)
    expect((await run('member', 'list')).stdout).toContain('Anna (Sales): manager')
    expect((await run('member', 'role', 'Anna', 'queen')).code).toBe(2)
  })

  it("shares a team's middle with its members, and hides it again", async () => {
    const { anna, run } = await fixture()
    const middle = async () =>
      (await anna.get('/v1/team/middle?from=2026-11-23&to=2026-11-23&zone=UTC')).status
    expect((await run('team', 'list')).stdout).toBe('Sales: 2 members, middle not shared\n')
    expect(await middle()).toBe(403)
    expect((await run('team', 'share-middle', 'on')).code).toBe(0)
    expect(await middle()).toBe(200)
    expect((await run('team', 'share-middle', 'off', '--team', 'Sales')).code).toBe(0)
    expect(await middle()).toBe(403)
    expect((await run('team', 'share-middle', 'maybe')).code).toBe(2)
    expect((await run('audit')).stdout).toMatch(/middle shared.*\n.*middle hidden/)
  })

  it('can add several people to a new team at the same time', async () => {
    const { endpoint } = await fixture()
    const added = await Promise.all(
      ['Clara', 'Dmitri', 'Elena'].map((name) => newMember(endpoint, name, 'Support')),
    )
    expect(new Set(added.map(({ team }) => team)).size).toBe(1)
  })

  it('lists and revokes devices', async () => {
    const { anna, run } = await fixture()
    expect((await run('device', 'list', 'Anna')).stdout).toContain(anna.id)
    expect((await run('device', 'revoke', 'Anna', 'ffffffff-nobody')).code).toBe(1)
    expect((await run('device', 'revoke', 'Anna', anna.id.slice(0, 13))).code).toBe(0)
    expect((await anna.get('/v1/me')).status).toBe(401)
    expect((await run('device', 'list', 'Anna')).stdout).toBe('Anna has no devices.\n')
  })

  it('exports all data about a person, and about nobody else', async () => {
    const { endpoint, anna, boris, run } = await fixture()
    const [mine, gone] = [segment({ note: 'Ёлка' }), tombstone(segment().id, 2)]
    await anna.send([mine, gone])
    await boris.send([segment({ note: 'not Anna' })])
    await anna.get('/v1/days/2026-11-23?zone=UTC')
    await run('day', 'Anna', '2026-11-23', '--zone', 'UTC')
    const { stdout } = await run('member', 'export', 'Anna')
    expect(JSON.parse(stdout)).toMatchObject({
      person: { name: 'Anna', role: 'member', team: 'Sales' },
      devices: [{ id: anna.id, revokedAt: null }],
      days: [{ date: '2026-11-23', device: anna.id }],
      acts: [
        { act: 'member added', actor: COMMAND_LINE, about: anna.member.member },
        { act: 'code made' },
        { act: 'device connected', actor: anna.member.member, about: anna.id },
        { act: 'day read', actor: COMMAND_LINE, about: anna.member.member, detail: '2026-11-23' },
      ],
      segments: [{ ...mine, device: anna.id, receivedAt: endpoint.now }, gone],
    })
    expect(stdout).not.toContain('not Anna')
    expect(stdout).not.toContain('hash')
  })

  it('forgets a person without a trace, only with --yes', async () => {
    const { endpoint, anna, boris, run } = await fixture()
    await anna.send([segment({ note: 'to be forgotten' })])
    await boris.send([segment()])
    await anna.get('/v1/days/2026-11-23?zone=UTC')
    expect((await run('member', 'forget', 'Anna')).code).toBe(1)
    expect((await anna.get('/v1/me')).status).toBe(200)
    expect((await run('member', 'forget', 'Anna', '--yes')).code).toBe(0)
    expect((await anna.get('/v1/me')).status).toBe(401)
    const left = await everythingIn(endpoint.db)
    for (const trace of ['Anna', 'to be forgotten', anna.token]) expect(left).not.toContain(trace)
    const segments = await endpoint.db.selectFrom('segments').select('member').execute()
    expect(segments).toEqual([{ member: boris.member.member }])
    expect((await run('audit')).stdout).toContain(
      `member forgotten: removed since (${anna.member.member})`,
    )
  })

  it('writes a table for spreadsheets, without formulas', async () => {
    const { endpoint, anna, run } = await fixture()
    const formula = await newDevice(endpoint, '=HYPERLINK("x","y")')
    const row = segment({ note: 'private' })
    await anna.send([row, tombstone(segment().id, 2)])
    await formula.send([segment({ edited: true, context: { product: 'hubspot' } })])
    const file = join(await tempDir(), 'team.csv')
    expect((await run('export', file)).code).toBe(0)
    const lines = (await readFile(file, 'utf8')).split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe(
      '\uFEFFmember,device,id,category,startedAt,endedAt,seconds,how,scheme,product',
    )
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x"",""y""\)",.*,edited,1,hubspot$/)
    expect(lines[2]).toBe(
      `Anna,${anna.id},${row.id},outgoing-call,2026-11-23T10:30:00.000Z,2026-11-23T11:00:00.000Z,1800,hand,1,`,
    )
    expect((await run('export', file)).stderr).toContain(`${file} is there already`)
    expect((await run('audit')).stdout.match(/team exported/g)).toHaveLength(1)
    const { stdout } = await run('export', '--separator', 'semicolon')
    expect(stdout.split('\r\n')[2]).toBe(lines[2]?.replaceAll(',', ';'))
    expect((await run('export', '--separator', 'x')).code).toBe(2)
  })

  it('leaves an audit row for each act, without names, codes or tokens in it', async () => {
    const { endpoint, anna, boris, run } = await fixture()
    await run('member', 'role', 'Anna', 'manager')
    await run('member', 'export', 'Anna')
    await run('device', 'revoke', 'Boris', boris.id)
    await run('export')
    const { stdout } = await run('audit')
    const acts = (await endpoint.db.selectFrom('audit').select('act').execute()).map((a) => a.act)
    expect(acts.toSorted()).toEqual(
      [
        'team added',
        'heads changed',
        'member added',
        'code made',
        'device connected',
        'member added',
        'code made',
        'device connected',
        'role changed',
        'member exported',
        'device revoked',
        'team exported',
      ].toSorted(),
    )
    for (const act of acts) expect(stdout).toContain(act)
    expect(stdout).not.toContain(anna.token)
    const kept = JSON.stringify(await endpoint.db.selectFrom('audit').selectAll().execute())
    for (const secret of ['Anna', 'Boris', anna.token]) expect(kept).not.toContain(secret)
  })
})

describe('the audit', () => {
  it('names people who still exist, what was changed, and by which account', async () => {
    const { anna, boris, run } = await fixture()
    await run('member', 'role', 'Anna', 'manager')
    await run('member', 'role', 'Anna', 'manager')
    await run('day', 'Anna', '2026-11-23')
    await run('device', 'revoke', 'Boris', boris.id)
    await run('team', 'rename', 'Sales', 'Verkauf')
    const { stdout } = await run('audit')
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.split('  ').slice(1).join('  '))
    const by = `by ${COMMAND_LINE}`
    expect(lines).toContain(`Verkauf  role changed: Anna, member → manager  ${by}`)
    expect(lines.filter((line) => line.includes('role changed'))).toHaveLength(1)
    expect(lines).toContain(`Verkauf  day read: Anna, 2026-11-23  ${by}`)
    const browser = (id: string) => `browser ${id.slice(0, 8)}`
    expect(lines).toContain(`Verkauf  device connected: Anna’s ${browser(anna.id)}  by Anna`)
    expect(lines).toContain(`Verkauf  device revoked: Boris’s ${browser(boris.id)}  ${by}`)
    expect(lines).toContain(`Verkauf  team renamed  ${by}`)
    expect(COMMAND_LINE).toMatch(/^command line, \S/)
    expect(stdout).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })

  if (!postgres)
    it('names the person who used sudo', async () => {
      const { endpoint } = await fixture()
      const args = ['member', 'role', 'Anna', 'manager', '--db', endpoint.where]
      await runCli(args, { SUDO_USER: 'mia' })
      const { stdout } = await command(['audit', '--db', endpoint.where])
      expect(stdout).toContain('role changed: Anna, member → manager  by command line, mia')
    })
})

if (!postgres)
  describe('a spreadsheet of the team', () => {
    it('has its times in a zone if one is named, also when its clock is put back', async () => {
      const { anna, run } = await fixture()
      const at = (from: string, to: string) => {
        const [startedAt, endedAt] = [Date.parse(from), Date.parse(to)]
        return segment({ startedAt, endedAt, changedAt: endedAt })
      }
      await anna.send([
        at('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'),
        at('2026-11-23T22:59:30Z', '2026-11-23T23:00:10Z'),
      ])
      const { stdout } = await run('export', '--zone', 'Europe/Berlin')
      const cells = stdout
        .trim()
        .split('\r\n')
        .map((line) => line.split(','))
      expect(cells.map((row) => [row[4], row[5], row[6], row[10]])).toEqual([
        ['startedAt', 'endedAt', 'seconds', 'zone'],
        ['2026-10-25 02:30:00', '2026-10-25 02:30:00', '3600', 'Europe/Berlin'],
        ['2026-11-23 23:59:30', '2026-11-24 00:00:10', '40', 'Europe/Berlin'],
      ])
      for (const zone of ['Mars/Base', '', 'Europe']) {
        const { code, stderr } = await run('export', '--zone', zone)
        expect([code, stderr]).toEqual([2, expect.stringContaining('no time zone')])
      }
      for (const date of ['2026-13-01', '2026-02-30', 'today'])
        expect((await run('day', 'Anna', date)).code).toBe(2)
    })

    it.each([
      ['export', 'FILE'],
      ['member', 'export', 'Anna', 'FILE'],
      ['backup', 'FILE'],
      ['member', 'import', 'TABLE', 'FILE'],
      ['member', 'import', 'FILE'],
    ])('names a folder that is not there, and records nothing: %s %s %s %s', async (...words) => {
      const { run } = await fixture()
      const dir = await tempDir()
      await writeFile(join(dir, 'table.csv'), 'name,team\nZoe,Sales\n')
      const before = (await run('audit')).stdout
      const file = join(dir, 'none', 'x')
      const args = words.map((word) => word.replace('FILE', file))
      const { code, stderr } = await run(
        ...args.map((word) => word.replace('TABLE', join(dir, 'table.csv'))),
      )
      expect([code, stderr]).toEqual([1, `There is no folder ${join(dir, 'none')}.\n`])
      expect((await run('audit')).stdout).toBe(before)
    })

    it('names the file or folder that is no database', async () => {
      const dir = await tempDir()
      await writeFile(join(dir, 'foreign'), 'not a database at all, whatever it is')
      for (const where of [dir, join(dir, 'foreign')]) {
        const { code, stderr } = await command(['member', 'list', '--db', where])
        expect([code, stderr]).toEqual([
          1,
          expect.stringContaining(`${where} cannot be opened as a database`),
        ])
      }
    })

    it.each(['', 'Nowhere/City'])(
      'has times also where the zone is unknown (TZ=%j)',
      async (TZ) => {
        const { endpoint } = await fixture()
        await command(['member', 'invite', 'Anna', '--db', endpoint.where])
        for (const words of [['member', 'list'], ['audit'], ['day', 'Anna'], ['retain', '30']]) {
          const { code, stdout } = await command([...words, '--db', endpoint.where], { TZ })
          expect([words, code]).toEqual([words, 0])
          expect(stdout).toMatch(/\S/)
        }
      },
    )

    it('writes to standard output without a file, and to "-"', async () => {
      const { run } = await fixture()
      expect((await run('export', '-')).stdout).toBe((await run('export')).stdout)
    })

    it('says what is wrong, with the help of that command only', async () => {
      const db = ['--db', join(await tempDir(), 'x.sqlite')]
      for (const args of [
        [...db, 'retain', '0'],
        ['retain', '0', ...db],
        ['retain', '--nope', ...db],
      ]) {
        const { code, stderr } = await command(args)
        expect(code).toBe(2)
        expect(stderr).toContain('retain DAYS')
        expect(stderr.split('\n').length).toBeLessThan(8)
      }
    })

    it('has its people in alphabetical order', async () => {
      const { endpoint, run } = await fixture()
      for (const name of ['Ёлкина', 'Жуков', 'Андреев'])
        await (await newDevice(endpoint, name)).send([segment()])
      const { stdout } = await run('export')
      const names = stdout
        .trim()
        .split('\r\n')
        .map((line) => line.split(',')[0])
      expect(names.slice(1)).toEqual(['Андреев', 'Ёлкина', 'Жуков'])
    })
  })

describe('retention', () => {
  it('removes old segments and tombstones, and keeps the others', async () => {
    const { endpoint, anna } = await fixture()
    endpoint.now = NOON
    const day = 24 * hour
    const old = segment({ startedAt: NOON - 30.5 * day, endedAt: NOON - 30 * day - 1 })
    const young = segment({ startedAt: NOON - 30.5 * day, endedAt: NOON - 30 * day + 1 })
    const grave = { ...tombstone(segment().id, 2), changedAt: NOON - 31 * day }
    await anna.send([old, young, grave])
    expect(await removeOld(endpoint.db, 30, NOON)).toBe(2)
    const { segments } = await anna.feed()
    expect(segments.map(({ id }) => id)).toEqual([young.id])
    expect(await removeOld(endpoint.db, 30, NOON)).toBe(0)
  })
})

if (!postgres)
  describe('a backup', () => {
    it('is made while the endpoint writes, and restores its rows', async () => {
      const { endpoint, anna, run } = await fixture()
      await anna.send([segment()])
      const file = join(await tempDir(), 'copy.sqlite')
      const writing = (async () => {
        for (let i = 0; i < 50; i++) await anna.send([segment()])
      })()
      // The backup runs in a new process, so that it really runs while segments are being written.
      expect((await runCli(['backup', file, '--db', endpoint.where])).code).toBe(0)
      await writing
      const { next: ahead } = await anna.feed()
      expect((await run('backup', file)).stderr).toContain('already')
      const busy = await runCli(['restore', file, '--db', endpoint.where])
      expect([busy.code, busy.stderr]).toEqual([1, expect.stringContaining('in use')])
      await endpoint.db.destroy()
      const restored = await run('restore', file)
      expect([restored.code, restored.stderr]).toEqual([0, ''])
      const db = await openDatabase(endpoint.where)
      onTestFinished(() => db.destroy())
      const app = createApp(db, { now: () => endpoint.now })
      const feed = await app.request('/v1/segments', { headers: anna.authorization })
      expect(feed.status).toBe(200)
      // The position `ahead` in the feed is newer than the backup. A browser that has read the feed up
      // to this position still gets the rows that arrive after the restore.
      const row = segment()
      const put = { method: 'PUT', ...postOf({ segments: [row] }, anna.authorization) }
      expect((await app.request('/v1/segments', put)).status).toBe(200)
      const since = await app.request(`/v1/segments?since=${ahead}`, {
        headers: anna.authorization,
      })
      expect(await since.json()).toMatchObject({ segments: [{ id: row.id }] })
      expect(restored.stdout).toContain(`Restored from ${file} to ${endpoint.where}.`)
      expect(restored.stdout).toMatch(/What was there is in .*before-\d+/)
      // The output names the database, so that a person notices if `--db` was forgotten or mistyped.
      const elsewhere = join(await tempDir(), 'other.sqlite')
      expect((await command(['restore', file, '--db', elsewhere])).stdout).toContain(
        `to ${elsewhere}. There was no database before.`,
      )
    })

    it('that is damaged, foreign or missing is refused, and nothing changes', async () => {
      const { endpoint, anna, run } = await fixture()
      await anna.send([segment()])
      const dir = await tempDir()
      const file = join(dir, 'copy.sqlite')
      await run('backup', file)
      const bytes = await readFile(file)
      bytes.fill(0xff, 4096 * 3, 4096 * 6)
      await writeFile(join(dir, 'damaged'), bytes)
      await writeFile(join(dir, 'foreign'), 'not a database at all, whatever it is')
      await endpoint.db.destroy()
      const before = await readFile(endpoint.where)
      for (const name of ['damaged', 'foreign', 'missing']) {
        const { code, stderr } = await run('restore', join(dir, name))
        expect([name, code]).toEqual([name, 1])
        expect(stderr).toContain(name)
      }
      expect((await readFile(endpoint.where)).equals(before)).toBe(true)
    })
  })
else
  it('refers to pg_dump for backups', async () => {
    const { run } = await fixture()
    expect((await run('backup', 'x')).stderr).toContain('pg_dump')
  })
