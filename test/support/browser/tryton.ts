import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../free-port.ts'
import { aptInstall, onPath } from './find-browser.ts'
import { until } from './until.ts'

const WEB_CLIENT = '/usr/share/tryton-sao/www'
const MODULES = '/usr/lib/python3/dist-packages/trytond/modules'

/**
 * Debian packages of Tryton, a real ERP system with a CRM. The function after each name returns
 * whether that package is installed.
 */
const PACKAGES: Record<string, () => boolean> = {
  'tryton-server': () => Boolean(onPath('trytond') && onPath('trytond-admin')),
  'tryton-sao': () => existsSync(WEB_CLIENT),
  'tryton-modules-sale-opportunity': () => existsSync(join(MODULES, 'sale_opportunity')),
}

export interface Tryton {
  /** Host and port `127.0.0.1:PORT`; Tryton answers there over http. */
  host: string
  password: string
  stop(): Promise<void>
}

/**
 * Installs Tryton if it is missing. If that is not possible, throws an error that says what to install.
 */
export function trytonOrInstall() {
  const missing = () =>
    Object.entries(PACKAGES).flatMap(([pack, isThere]) => (isThere() ? [] : [pack]))
  const packages = missing()
  if (packages.length === 0) return
  if (aptInstall(packages) && missing().length === 0) return
  throw new Error(
    `This test works in Tryton, a real CRM: ${missing().join(', ')} missing. Install them (Debian: apt-get install ${missing().join(' ')}).`,
  )
}

/** Starts Tryton on a new SQLite database, and creates a company in it. */
export async function startTryton(): Promise<Tryton> {
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
  const options = ['--all', '-u', 'sale_opportunity', '--activate-dependencies']
  const all = ['-c', conf, '-d', 'crm', ...options, '--email', 'admin@acme.example']
  await promisify(execFile)('trytond-admin', all, { env })
  const server = spawn('trytond', ['-c', conf, '-d', 'crm'], { env, stdio: 'ignore' })
  try {
    await until(async () => (await fetch(`http://${host}/`)).ok, 'Tryton answering')
    await addCompany(`http://${host}/crm/`, password)
  } catch (error) {
    await stop(server, dir)
    throw error
  }
  return { host, password, stop: () => stop(server, dir) }
}

/** Sets Tryton up with a company, because a lead can only be created when there is a company. */
async function addCompany(url: string, password: string) {
  const [user, session] = await call(url, undefined, 'common.db.login', ['admin', { password }])
  const auth = Buffer.from(`admin:${user}:${session}`).toString('base64')
  const create = async (model: string, values: object): Promise<number> =>
    (await call(url, auth, `model.${model}.create`, [[values], {}]))[0]
  const currency = await create('currency.currency', { name: 'Euro', code: 'EUR', symbol: '€' })
  // An inactive party appears in no list. Tryton's client shows the first record that exists for a
  // moment before each new record, and would otherwise show this party.
  const party = await create('party.party', { name: 'Own company', active: false })
  const company = await create('company.company', { party, currency })
  const values = { companies: [['add', [company]]], company }
  await call(url, auth, 'model.res.user.write', [[user], values, {}])
}

async function call(url: string, auth: string | undefined, method: string, params: unknown[]) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(auth && { authorization: `Session ${auth}` }),
    },
    body: JSON.stringify({ id: 0, method, params }),
  })
  const { result, error } = await response.json()
  if (error) throw new Error(`${method}: ${JSON.stringify(error)}`)
  return result
}

async function stop(server: ChildProcess, dir: string) {
  const gone = new Promise((done) => server.once('exit', done))
  // `kill` returns false if the process has ended by itself already.
  if (server.kill()) await gone
  rmSync(dir, { recursive: true, force: true })
}
