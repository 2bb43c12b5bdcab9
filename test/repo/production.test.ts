import { execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'

const root = join(import.meta.dirname, '../..')
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Returns all files that a file imports, directly or through others, and the packages they import. */
const reach = (start: string) => {
  const packages = new Set<string>()
  const files = new Set<string>()
  const follow = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    for (const [, imported, loaded] of readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)\b[^'"]*?from '([^']+)'|\bimport\('([^']+)'\)/gm,
    )) {
      const name = imported ?? loaded ?? ''
      if (name.startsWith('.')) follow(resolve(file, '..', name))
      else if (name && !name.startsWith('node:'))
        packages.add(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
    }
  }
  follow(resolve(root, start))
  return { files, packages }
}

test('a production install has what the endpoint needs, and nothing else', () => {
  const { packages } = reach('server/cli.ts')
  // The package `node` installs a newer Node than Linux distributions provide, because their versions
  // cannot run these sources.
  expect(Object.keys(dependencies).toSorted()).toEqual([...packages, 'node'].toSorted())
})

test('the endpoint runs without the folders of the extension', () => {
  const { files } = reach('server/cli.ts')
  const folders = new Set([...files].map((file) => file.slice(root.length + 1).split('/')[0]))
  expect([...folders].toSorted()).toEqual(['server', 'src'])
})

test('the settings file that comes with it has names that the endpoint knows', () => {
  const text = readFileSync(join(root, 'server/stint-endpoint.env'), 'utf8')
  const all = Object.keys(parseEnv(text.replaceAll(/^# (?=[A-Z_]+=)/gm, '')))
  const known = ['config.ts', 'sign-in-config.ts']
    .map((file) => readFileSync(join(root, 'server/cli', file), 'utf8'))
    .join()
  expect(all.length).toBeGreaterThan(3)
  for (const name of all) expect(known).toContain(`'${name}'`)
})

test('the systemd unit starts an existing command line', () => {
  const unit = readFileSync(join(root, 'server/stint-endpoint.service'), 'utf8')
  const [, path = ''] = /^ExecStart=\/opt\/stint\/(\S+) serve$/m.exec(unit) ?? []
  expect(statSync(join(root, path)).mode & 0o111).not.toBe(0)
})

// This test downloads from the package registry and takes half a minute, so it runs only on request.
if (process.env.STINT_LONG)
  test('npm ci --omit=dev in a fresh folder is enough to serve, with a console built elsewhere', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'stint-production-'))
    onTestFinished(() => rmSync(dir, { recursive: true }))
    for (const name of ['package.json', 'package-lock.json', 'server', 'src'])
      cpSync(join(root, name), join(dir, name), { recursive: true })
    mkdirSync(join(dir, 'dist/console/assets'), { recursive: true })
    writeFileSync(join(dir, 'dist/console/index.html'), '<title>Built elsewhere</title>')
    execFileSync('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: dir })
    expect(readdirSync(join(dir, 'node_modules')).length).toBeLessThan(50)
    const endpoint = join(dir, 'server/stint-endpoint')
    const said = execFileSync(endpoint, ['--help'], { encoding: 'utf8' })
    expect(said).toContain('member add NAME')
    const service = spawn(endpoint, ['serve', '--port', '0', '--db', join(dir, 'x.sqlite')])
    onTestFinished(() => void service.kill())
    let log = ''
    service.stdout.on('data', (text) => {
      log += text
    })
    const url = await vi.waitFor(
      () => /"url":"(http[^"]+)"/.exec(log)?.[1] ?? expect.fail(log),
      60_000,
    )
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${url}/`)).text()).toContain('Built elsewhere')
  }, 300_000)
