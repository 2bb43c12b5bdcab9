import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const filesIn = (...folders: string[]) =>
  folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))

const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

const importsOf = (file: string) =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map(
    ([, name]) =>
      (name?.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name) ?? '',
  )

type Rule = [folder: RegExp, mayImport: RegExp]

/**
 * What each folder may import (docs/architecture.md). An import that is not listed here is not allowed.
 */
const PRODUCT: readonly Rule[] = [
  [/^src\/core\//, /^src\/core\//],
  // Only pages load src/calendar, and they load it only by `import()`.
  [/^src\/calendar\//, /^(src\/(core|calendar)\/|ical\.js$)/],
  [/^src\/store\//, /^(src\/(core|store)\/|dexie$)/],
  [/^src\/sync\/contract(\.ts|\/)/, /^(src\/core\/|src\/sync\/contract\/|zod\/mini$)/],
  [/^src\/sync\//, /^(src\/(core|store|sync)\/|zod\/mini$)/],
  // Only the report may import the package for charts, so that no other page loads its 86 kB.
  [
    /^src\/ui\/report\//,
    /^(src\/(core|store|ui)\/|preact(\/hooks|\/jsx-runtime)?$|dexie$|@observablehq\/plot$|.*\.css$)/,
  ],
  // The console also runs in browsers without the extension. So it may import nothing of the store
  // except the time zone, which needs no database.
  [
    /^src\/ui\/console\//,
    /^(src\/(core|ui)\/|src\/store\/own-zone\.ts$|src\/sync\/contract\.ts$|preact(\/hooks)?$|.*\.css$)/,
  ],
  // Only pages that read the calendar load this folder, and only when they read the calendar.
  [/^src\/ui\/calendar\//, /^src\/(calendar|core|store|ui)\//],
  // Only the search for settings may import minisearch.
  [/^src\/ui\/settings\/search-settings\.ts$/, /^(src\/(core|ui)\/|minisearch$)/],
  [/^src\/ui\//, /^(src\/(core|store|ui)\/|preact(\/hooks|\/jsx-runtime)?$|dexie$|.*\.css$)/],
  [/^extension\/browser(-in-worker)?\.ts$/, /^webextension-polyfill$/],
  [/^extension\//, /^(src\/|extension\/)/],
  [/^server\/console\//, /^(server\/console\/|src\/|temporal-polyfill\/global$)/],
  // Only this folder sends requests to a company's sign-in provider.
  [
    /^server\/sign-in\//,
    /^(server\/|src\/core\/|src\/sync\/contract\.ts$|node:|kysely$|zod\/mini$|openid-client$|p-limit$|pino$)/,
  ],
  // Only this folder signs the messages of webhooks and checks their addresses.
  [
    /^server\/webhooks\//,
    /^(server\/|src\/core\/|src\/sync\/contract\.ts$|node:|kysely$|standardwebhooks$|ipaddr\.js$|p-limit$|pino$)/,
  ],
  [
    /^server\//,
    /^(server\/|src\/core\/|src\/sync\/contract\.ts$|node:|hono|@hono\/|kysely|zod|p-limit$|pg$|pino$|prom-client$|csv-parse(\/sync)?$)/,
  ],
]

/**
 * The same rules for scripts and tests, which may import any package. Tests may import scripts. Both
 * scripts and tests may import `test/support/`, which imports neither of them. Tests do not import one
 * another.
 */
const TOOLS: readonly Rule[] = [
  [/^scripts\//, /^(scripts|src|server|test\/support)\//],
  [/^test\/support\//, /^(src|server|test\/support)\//],
  [/^test\/core\/crm\//, /^((src|test\/support)\/|test\/core\/crm\/addresses\/)/],
  [/^test\/server\//, /^(server|src|test\/support|test\/server)\//],
  [/^test\//, /^(extension|scripts|server|src|test\/support)\//],
]

const OURS = /^(extension|scripts|server|src|test)\//

/** Returns every import that no rule allows, as a text `file → name`. */
const straysOf = (files: readonly string[], rules: readonly Rule[], isChecked = /./) =>
  files.flatMap((file) => {
    const mayImport = rules.find(([folder]) => folder.test(file))?.[1]
    return importsOf(file)
      .filter((name) => isChecked.test(name) && !mayImport?.test(name))
      .map((name) => `${file} → ${name}`)
  })

test('imports go one way, and one file imports the browser API', () => {
  const files = filesIn('src', 'extension', 'server')
  expect(files.length).toBeGreaterThan(50)
  expect(straysOf(files, PRODUCT)).toEqual([])
})

test('tests use scripts, and what both need is in test/support', () => {
  const files = filesIn('scripts', 'test')
  expect(files.length).toBeGreaterThan(50)
  expect(straysOf(files, TOOLS, OURS)).toEqual([])
})

test('core and store use nothing of a browser page, and core does not read the clock', () => {
  const page = filesIn('src/core', 'src/store').filter((file) =>
    /\b(document|window|localStorage|chrome|browser)\.\w/.test(textOf(file)),
  )
  expect(page).toEqual([])
  const clock = filesIn('src/core').filter((file) =>
    /\bDate\.now\(|new Date\(\)|Temporal\.Now|Math\.random/.test(textOf(file)),
  )
  expect(clock).toEqual([])
})

test('the time zone is read only where an unknown one (`Etc/Unknown`) is replaced', () => {
  const readers = filesIn('src', 'extension', 'server').filter((file) =>
    textOf(file).includes('Temporal.Now.timeZoneId'),
  )
  expect(readers.toSorted()).toEqual(['server/cli/usage.ts', 'src/store/own-zone.ts'])
})
