import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aptInstall, onPath } from '../../../scripts/browsers.ts'
import { until } from './until.ts'

/** A real ERP with a CRM in it, as Debian carries it: server, web client, leads and opportunities. */
const PACKAGES = ['tryton-server', 'tryton-sao', 'tryton-modules-sale-opportunity']
const WEB_CLIENT = '/usr/share/tryton-sao/www'

export interface Tryton {
  /** `127.0.0.1:PORT`; http. */
  host: string
  password: string
  stop(): Promise<void>
}

function trytonOrInstall() {
  const there = () => onPath('trytond') && onPath('trytond-admin') && existsSync(WEB_CLIENT)
  if (there() || (aptInstall(PACKAGES) && there())) return
  throw new Error(
    `This test needs Tryton, a real CRM to work in. Install it (Debian: apt-get install ${PACKAGES.join(' ')}).`,
  )
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts Tryton on a database of its own, on SQLite. */
export async function startTryton(): Promise<Tryton> {
  trytonOrInstall()
  const dir = mkdtempSync(join(tmpdir(), 'stint-tryton-'))
  const host = `127.0.0.1:${await freePort()}`
  const password = 'a-long-enough-password'
  const conf = join(dir, 'trytond.conf')
  const passwordFile = join(dir, 'password')
  writeFileSync(passwordFile, password)
  writeFileSync(join(dir, 'crm.sqlite'), '')
  writeFileSync(
    conf,
    `[database]\nuri = sqlite://\npath = ${dir}\n[web]\nlisten = ${host}\nroot = ${WEB_CLIENT}\n`,
  )
  const env = { ...process.env, TRYTONPASSFILE: passwordFile }
  const admin = (...args: string[]) => {
    const run = spawnSync('trytond-admin', ['-c', conf, '-d', 'crm', ...args], { env })
    if (run.status !== 0) throw new Error(`trytond-admin: ${run.stderr}`)
  }
  admin('--all', '--email', 'admin@acme.example')
  admin('-u', 'sale_opportunity', '--activate-dependencies')
  const server = spawn('trytond', ['-c', conf, '-d', 'crm'], { env, stdio: 'ignore' })
  await until(async () => (await fetch(`http://${host}/`)).ok, 'Tryton answering', 30_000)
  return { host, password, stop: () => stop(server, dir) }
}

async function stop(server: ChildProcess, dir: string) {
  const gone = new Promise((done) => server.once('exit', done))
  server.kill()
  await gone
  rmSync(dir, { recursive: true, force: true })
}
