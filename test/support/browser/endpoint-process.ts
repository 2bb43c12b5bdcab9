import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'

export interface Endpoint {
  url: string
  /** Adds a member of the team. Returns a one-time code with which this person connects. */
  codeFor(name: string, role?: 'member' | 'manager'): string
  /** Adds a member of the team. Returns an invite link with which this person connects. */
  linkFor(name: string): string
  /** Moves the time of the last change of every scheme (set of categories) back by `days` days. */
  daysPass(days: number): void
  /** Returns the number of segments of all members that the endpoint has stored. */
  count(): number
  /** Returns the member's day at the endpoint as the text that `npm run endpoint -- day` prints. */
  day(name: string): string
  stop(): Promise<void>
}

interface Started {
  /** TCP port; the default, 0, means any free port. */
  port?: number
  /** Settings of the endpoint, as environment variables. */
  env?: Record<string, string>
}

/** Starts the real endpoint as an administrator starts it, with a new database. */
export async function startEndpoint({ port = 0, env }: Started = {}): Promise<Endpoint> {
  const folder = mkdtempSync(join(tmpdir(), 'stint-endpoint-'))
  const cli = (...args: string[]) => ['server/cli.ts', ...args, '--db', join(folder, 'db.sqlite')]
  const server = spawn(process.execPath, cli('serve', '--port', `${port}`), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The endpoint ended at once (exit ${code}).`)))
    createInterface({ input: server.stdout }).on('line', (line) => {
      const [found] = /http:[^\s"]+/.exec(line) ?? []
      if (found) resolve(found)
    })
  })
  const run = (...args: string[]) =>
    execFileSync(process.execPath, cli(...args), { encoding: 'utf8', maxBuffer: 2 ** 28 })
  return {
    url,
    linkFor(name) {
      const [link] = /http\S+#\S+/.exec(run('member', 'add', name, '--address', url)) ?? []
      if (!link) throw new Error(`No link for ${name}.`)
      return link
    },
    codeFor(name, role = 'member') {
      const added = run('member', 'add', name, '--role', role)
      const [code] = /\b\w{4}-\w{4}\b/.exec(added) ?? []
      if (!code) throw new Error(`No code for ${name}.`)
      return code
    },
    daysPass(days) {
      const db = new DatabaseSync(join(folder, 'db.sqlite'))
      db.prepare(`update schemes set from_date = date(from_date, ?) where from_date <> ''`).run(
        `-${days} days`,
      )
      db.close()
    },
    day: (name) => run('day', name),
    // The export has one line of column names, and one line for each segment.
    count: () => run('export').trim().split('\n').length - 1,
    async stop() {
      const gone = new Promise((done) => server.once('exit', done))
      // `kill` returns false if a test has already stopped it.
      if (server.kill('SIGTERM')) await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
