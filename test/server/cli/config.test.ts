import { spawn } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  freshDatabase,
  madeDatabase,
  postgres,
  runCli,
  tempDir,
} from '../../support/endpoint/fixture.ts'
import { freePort } from '../../support/free-port.ts'

// Tests under `if (!postgres)` run only once, on SQLite. Either their result does not depend on the
// database, or they test something that only SQLite has.
vi.setConfig({ testTimeout: 120_000 })

/** Writes a settings file with these lines. Returns the environment that makes commands read it. */
const settings = async (...lines: string[]) => {
  const file = join(await tempDir(), 'endpoint.env')
  await writeFile(file, lines.map((line) => `${line}\n`).join(''))
  return { STINT_CONFIG: file, DATABASE_URL: undefined }
}

const serveWith = async (env: NodeJS.ProcessEnv) => {
  const cli = join(import.meta.dirname, '../../../server/cli.ts')
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: { ...process.env, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  const says = async (what: RegExp) => {
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(what)
    return output
  }
  await says(/Stint endpoint on /)
  return says
}

describe('one settings file', () => {
  it('names the database for the service and for the command line, and has their other settings', async () => {
    const db = await freshDatabase()
    const port = await freePort()
    const env = await settings(
      '# a comment',
      `DATABASE_URL="${db}"`,
      `STINT_PORT=${port}`,
      'STINT_HOST=0.0.0.0',
      'STINT_BEHIND_PROXY=yes',
      'STINT_KEEP_DAYS=30',
    )
    const says = await serveWith(env)
    // Waits for the line about old rows. It may come before or after the line about the start.
    const output = await says(/old rows/)
    expect(output).toContain(`0.0.0.0:${port}`)
    if (!postgres) expect(output).toContain('a new, empty one')
    expect((await runCli(['member', 'add', 'Anna'], env)).stdout).toMatch(/\w{4}-\w{4}/)
    expect((await runCli(['member', 'list'], env)).stdout).toMatch(
      /^Anna \(Team\): member, 0 devices, invited until [\d-]{10} [\d:]{5}\n$/,
    )
  })

  if (!postgres)
    it('comes after the environment, and the environment after an option', async () => {
      const [inFile, inEnvironment, byOption] = [
        await madeDatabase(),
        await madeDatabase(),
        await madeDatabase(),
      ]
      const env = await settings(`DATABASE_URL=${inFile}`)
      const add = (name: string, more: NodeJS.ProcessEnv, ...args: string[]) =>
        command(['member', 'add', name, ...args], { ...env, ...more })
      await add('Option', { DATABASE_URL: inEnvironment }, '--db', byOption)
      await add('Environment', { DATABASE_URL: inEnvironment })
      await add('File', {})
      const firstOf = async (db: string) =>
        (await command(['member', 'list', '--db', db])).stdout.split(' ')[0]
      expect(await firstOf(inFile)).toBe('File')
      expect(await firstOf(inEnvironment)).toBe('Environment')
      expect(await firstOf(byOption)).toBe('Option')
    })

  if (!postgres)
    it.each([
      ['an unknown setting', ['DATABASE_URL=/x', 'STINT_PROT=1'], 'STINT_PROT'],
      ['no database', ['STINT_PORT=1'], 'no DATABASE_URL'],
      ['a path that depends on the folder', ['DATABASE_URL=endpoint.sqlite'], 'whole path'],
      ['a database of another kind', ['DATABASE_URL=mysql://host/x'], 'postgres://'],
      ['neither yes nor no', ['DATABASE_URL=/x', 'STINT_BEHIND_PROXY=maybe'], 'yes or no'],
      ['a port of six digits', ['DATABASE_URL=/x', 'STINT_PORT=123456'], 'port'],
      ['no day to keep', ['DATABASE_URL=/x', 'STINT_KEEP_DAYS=0'], 'from 1 to 36500'],
    ])('with %s is refused', async (_, lines, why) => {
      const env = await settings(...lines)
      for (const args of [['serve'], ['member', 'list']]) {
        const { code, stderr } = await command(args, env)
        expect([code === 0, stderr]).toEqual([false, expect.stringContaining(why)])
      }
    })

  if (!postgres)
    it('that is missing is refused, not ignored', async () => {
      const { code, stderr } = await command(['member', 'list'], { STINT_CONFIG: '/nowhere/x.env' })
      expect([code, stderr]).toEqual([1, expect.stringContaining('/nowhere/x.env')])
    })

  if (!postgres)
    it('refuses --keep-days 0, which would remove everything', async () => {
      const { code, stderr } = await command(['serve', '--keep-days', '0', '--db', '/nowhere/x'])
      expect([code, stderr]).toEqual([2, expect.stringContaining('from 1 to 36500')])
    })
})

const ADMINISTRATION = [
  ['member', 'add', 'Anna'],
  ['member', 'code', 'Anna'],
  ['member', 'role', 'Anna', 'manager'],
  ['member', 'rename', 'Anna', 'Anne'],
  ['member', 'list'],
  ['member', 'export', 'Anna'],
  ['member', 'forget', 'Anna', '--yes'],
  ['team', 'list'],
  ['team', 'rename', 'Team', 'Sales'],
  ['team', 'share-middle', 'on'],
  ['device', 'list', 'Anna'],
  ['device', 'revoke', 'Anna', 'x'],
  ['day', 'Anna'],
  ['export'],
  ['retain', '3', '--yes'],
  ['audit'],
  ['backup', 'copy.sqlite'],
]

describe('administration', () => {
  // All commands open the database with the same function. On PostgreSQL, where creating a database
  // takes long, only two commands are tested.
  const commands = postgres
    ? ADMINISTRATION.filter(([name]) => /audit|backup/.test(name ?? ''))
    : ADMINISTRATION

  it.each(commands.map((args) => [args.join(' '), args] as const))(
    '%s makes no database if there is none',
    async (_, args) => {
      const db = postgres ? await freshDatabase() : join(await tempDir(), 'deep/er/x.sqlite')
      const { code, stdout, stderr } = await command([...args, '--db', db])
      expect([code, stdout]).toEqual([1, ''])
      if (!postgres) {
        expect(stderr).toContain(`There is no database at ${db}`)
        expect(existsSync(join(db, '..'))).toBe(false)
        return
      }
      expect(stderr).toMatch(/not one of an endpoint|pg_dump/)
      const made = await openDatabase(db)
      onTestFinished(() => made.destroy())
      // `openDatabase` has created the tables in this test. The audit log is empty, so the command has
      // stored nothing.
      expect(await made.selectFrom('audit').selectAll().execute()).toEqual([])
    },
  )

  if (!postgres)
    it('does not touch the database of another program', async () => {
      const dir = await tempDir()
      const foreign = join(dir, 'other.sqlite')
      const file = new DatabaseSync(foreign)
      file.exec('create table t (x)')
      file.close()
      const { code, stderr } = await command(['member', 'add', 'Anna', '--db', foreign])
      expect([code, stderr]).toEqual([1, expect.stringContaining('not one of an endpoint')])
    })

  it('refuses a database that a newer version has used, and changes nothing', async () => {
    const where = await madeDatabase()
    const db = await openDatabase(where)
    await sql`insert into kysely_migration values ('9999-later', '2027-01-01')`.execute(db)
    await db.destroy()
    for (const args of [
      ['member', 'list'],
      ['serve', '--port', '0'],
    ]) {
      const { code, stderr } = await command([...args, '--db', where])
      expect([code, stderr]).toEqual([1, expect.stringMatching(/newer version.*9999-later/)])
      expect(stderr).not.toContain('corrupted')
    }
  })

  it('does not migrate an older database, which a running older service may use', async () => {
    const where = await madeDatabase()
    const db = await openDatabase(where)
    await sql`delete from kysely_migration where name = '0010-administration'`.execute(db)
    await db.destroy()
    const { code, stderr } = await command(['member', 'list', '--db', where])
    expect([code, stderr]).toEqual([1, expect.stringContaining('older version')])
  })

  if (!postgres)
    it('refuses to write a file that begins with lines of npm', async () => {
      const db = await madeDatabase()
      await command(['member', 'add', 'Anna', '--db', db])
      const npm = { npm_lifecycle_event: 'endpoint', npm_config_loglevel: 'notice' }
      const file = join(await tempDir(), 'anna.json')
      for (const args of [['member', 'export', 'Anna'], ['export']]) {
        const refused = await command([...args, '--db', db], npm)
        expect([refused.code, refused.stdout]).toEqual([1, ''])
        expect(refused.stderr).toContain('--silent')
        const silent = { ...npm, npm_config_loglevel: 'silent' }
        expect((await command([...args, '--db', db], silent)).code).toBe(0)
      }
      expect((await command(['member', 'export', 'Anna', file, '--db', db], npm)).code).toBe(0)
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ person: { name: 'Anna' } })
    })

  it('makes a second team only with --new, and takes the only team if none is named', async () => {
    const db = await madeDatabase()
    const run = (...args: string[]) => command([...args, '--db', db])
    await run('member', 'add', 'Anna Lee', '--team', 'Sales')
    expect((await run('member', 'add', 'Boris')).stdout).toContain('Boris (Sales)')
    expect((await run('member', 'add', 'Clara', '--team', ' SALES ')).stdout).toContain('(Sales)')
    const asked = await run('member', 'add', 'Dmitri', '--team', 'Slaes')
    expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining('there is "Sales"')])
    expect((await run('member', 'add', 'Dmitri', '--team', 'Support', '--new')).code).toBe(0)
    const which = await run('member', 'add', 'Elena')
    expect([which.code, which.stderr]).toEqual([1, expect.stringContaining('"Sales", "Support"')])
    expect((await run('team', 'list')).stdout).toBe(
      'Sales: 3 members, middle not shared\nSupport: 1 member, middle not shared\n',
    )
  })
})

if (!postgres)
  describe('a new SQLite file', () => {
    it('and its log can be read by their owner only', async () => {
      const where = await freshDatabase()
      const db = await openDatabase(where)
      onTestFinished(() => db.destroy())
      const { mode } = statSync(where)
      expect(mode & 0o777).toBe(0o600)
      const dir = join(where, '..')
      for (const name of await readdir(dir))
        expect([name, statSync(join(dir, name)).mode & 0o777]).toEqual([name, 0o600])
    })

    it('that root makes belongs to the owner of its folder', async () => {
      if (process.getuid?.() !== 0) return
      const dir = await tempDir()
      await chmod(dir, 0o700)
      chownSync(dir, 65_534, 65_534)
      const where = join(dir, 'x.sqlite')
      const db = await openDatabase(where)
      onTestFinished(() => db.destroy())
      for (const name of await readdir(dir))
        expect([name, statSync(join(dir, name)).uid]).toEqual([name, 65_534])
    })
  })
