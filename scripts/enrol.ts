/**
 * `npm run enrol [-- PEOPLE BROWSERS]`: enrols a company out of a CSV, and says how long it took. Each
 * person pastes the message with their link; nobody types a code. A few do it in real Chromium (after
 * `npm run build`), the rest by the same code in Node.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import pLimit from 'p-limit'
import { openStint } from '../src/store/database.ts'
import { connect, lookUpCode } from '../src/sync/connect.ts'
import { readPasted } from '../src/sync/pasted.ts'
import { launchChromium } from '../test/support/browser/chromium.ts'
import { enterInvite } from '../test/support/browser/connect.ts'

const TEAMS = 10
/** People who connect at the same time. */
const AT_ONCE = 8

const [people = 500, browsers = 3] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'stint-enrol-'))
const cli = (...args: string[]) => ['server/cli.ts', ...args, '--db', join(folder, 'db.sqlite')]

const administer = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, cli(...args), { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const serve = async () => {
  const child = spawn(process.execPath, cli('serve', '--port', '0'), {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The endpoint ended at once (exit ${code}).`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [found] = /http:\/\/127[^\s"/]+/.exec(line) ?? []
      if (found && !found.endsWith(':0')) resolve(found)
    })
  })
  return { child, url }
}

interface Invitation {
  name: string
  /** As it comes by mail. */
  message: string
}

/** Writes the CSV, imports it, and reads the links. */
const importPeople = (url: string): Invitation[] => {
  const [table, links] = [join(folder, 'people.csv'), join(folder, 'links.csv')]
  const rows = Array.from(
    { length: people },
    (_, i) => `Person ${i + 1},Team ${(i % TEAMS) + 1},person${i + 1}@company.example`,
  )
  writeFileSync(table, `name,team,e-mail\n${rows.join('\n')}\n`)
  administer('member', 'import', table, links, '--new', '--address', url)
  const lines = readFileSync(links, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [name = '', , , link = ''] = line.split(',')
    return { name, message: `Hello ${name},\nplease open ${link}, it is good for 7 days.` }
  })
}

/** What the settings page does with a pasted message, in Node. */
const enrolInNode = async ({ name, message }: Invitation) => {
  const began = performance.now()
  const db = openStint({ indexedDB: new IDBFactory(), IDBKeyRange })
  const pasted = readPasted(message)
  if ('problem' in pasted || !pasted.url || !pasted.code) throw new Error(`Not read: ${message}`)
  const { url, code } = pasted
  const found = await lookUpCode(db, url, code)
  if (!found.ok || found.owner?.member !== name) throw new Error(`Somebody else than ${name}`)
  const outcome = await connect(db, url, code)
  db.close()
  if (!outcome.ok || outcome.member !== name) throw new Error(`${name} is not connected`)
  return performance.now() - began
}

const enrolInChromium = async ({ message }: Invitation) => {
  const chromium = await launchChromium({ headed: false })
  try {
    const page = await chromium.openPage('extension/pages/settings.html')
    const began = performance.now()
    await enterInvite(page, message.replaceAll('\n', ' '))
    await page.waitForSelector('#connected')
    return performance.now() - began
  } finally {
    await chromium.close()
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

const report = (what: string, times: readonly number[], whole: number) => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => seconds(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
  console.log(
    `${what}: ${times.length} in ${seconds(whole)}; each ${at(0.5)} (p50), ${at(1)} (most)`,
  )
}

const timed = async <T>(work: () => T | Promise<T>) => {
  const began = performance.now()
  const done = await work()
  return { done, ms: performance.now() - began }
}

const { child, url } = await serve()
try {
  const { done: invitations, ms } = await timed(() => importPeople(url))
  console.log(`CSV: ${invitations.length} people with links in ${seconds(ms)}`)
  const [inBrowsers, inNode] = [invitations.slice(0, browsers), invitations.slice(browsers)]
  const oneOf = pLimit(AT_ONCE)
  const node = await timed(() => Promise.all(inNode.map((one) => oneOf(() => enrolInNode(one)))))
  report('Node', node.done, node.ms)
  if (inBrowsers.length > 0) {
    const real = await timed(async () => {
      const times: number[] = []
      for (const one of inBrowsers) times.push(await enrolInChromium(one))
      return times
    })
    report('Chromium, from the message to connected', real.done, real.ms)
  }
  const connected = administer('member', 'list').match(/^Person \d+ .*\b1 device\b/gm) ?? []
  console.log(`Connected at the endpoint: ${connected.length} of ${people}`)
  if (connected.length !== people) process.exitCode = 1
} finally {
  child.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}
