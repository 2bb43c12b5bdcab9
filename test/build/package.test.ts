import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minute } from '../../src/core/time/units.ts'

const { version } = JSON.parse(readFileSync('manifest.json', 'utf8'))

let dir: string
let sources: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'stint-package-'))
  run('.', 'scripts/package.ts', '--uncommitted', '--unchecked', '--out', dir)
  sources = join(dir, 'sources')
  unpack(zip('source'), sources)
  symlinkSync(resolve('node_modules'), join(sources, 'node_modules'))
}, 4 * minute)
afterAll(() => rmSync(dir, { recursive: true }))

function run(cwd: string, ...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

const bytes = (name: string, folder = dir) =>
  readFileSync(join(folder, `stint-${version}-${name}.zip`))
const zip = (name: string) => unzipSync(bytes(name))

function unpack(files: Record<string, Uint8Array>, folder: string) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/** Returns the hash of every file in a package, by the path of the file in the package. */
const hashesOf = (name: string) =>
  Object.fromEntries(Object.entries(zip(name)).map(([path, content]) => [path, hash(content)]))

/** Returns the hash of every file in a folder, by the path of the file in that folder. */
const hashesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), hash(readFileSync(file))]),
  )

// The tests in real browsers run the builds in `dist`, so this test shows that what they find is true for
// the packages too. Chromium without a key is in test/browser/chromium-store.test.ts.
test('the packages are the builds that the tests in browsers run, only for Chrome without the key', () => {
  expect(hashesOf('firefox')).toEqual(hashesIn('dist/firefox'))
  const name = 'manifest.json'
  const { key, ...rest } = JSON.parse(readFileSync(join('dist/chrome', name), 'utf8'))
  expect(key).toEqual(expect.any(String))
  expect(Buffer.from(zip('chrome')[name] ?? []).toString()).toBe(JSON.stringify(rest, null, 2))
  expect({ ...hashesOf('chrome'), [name]: '' }).toEqual({ ...hashesIn('dist/chrome'), [name]: '' })
})

test('Chrome gets its package without a key, and at the same version as Firefox', () => {
  const manifestIn = (name: string) =>
    JSON.parse(Buffer.from(zip(name)['manifest.json'] ?? []).toString())
  expect(manifestIn('chrome')).toMatchObject({ version })
  expect(manifestIn('chrome')).not.toHaveProperty('key')
  expect(manifestIn('firefox')).toMatchObject({ version, browser_specific_settings: {} })
})

test(
  'a build from the packed sources equals the submitted package, byte for byte',
  () => {
    expect(Object.keys(zip('source'))).toEqual(
      expect.arrayContaining(['BUILD.md', 'package-lock.json', 'extension/background.ts']),
    )
    run(sources, 'scripts/build.ts', 'firefox')
    expect(hashesIn(join(sources, 'dist/firefox'))).toEqual(hashesOf('firefox'))
  },
  minute,
)

test(
  'packages made from the packed sources have the same bytes',
  () => {
    run(sources, 'scripts/package.ts', '--uncommitted', '--unchecked', '--out', join(dir, 'again'))
    for (const name of ['chrome', 'firefox', 'source'])
      expect(bytes(name, join(dir, 'again')).equals(bytes(name)), name).toBe(true)
  },
  4 * minute,
)

test('build results, dependencies and local data are not packed', () => {
  for (const name of ['chrome', 'firefox', 'source'])
    expect(
      Object.keys(zip(name)).filter((file) => /node_modules|dist\/|\.map$|\.stint/.test(file)),
    ).toEqual([])
})
