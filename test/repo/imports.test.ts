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

/** Who may import whom (docs/architecture.md); what is not named here may not be imported. */
const PRODUCT: readonly Rule[] = [
  [/^src\/core\//, /^src\/core\//],
  // Only pages load it, and only by import().
  [/^src\/calendar\//, /^(src\/(core|calendar)\/|ical\.js$)/],
  [/^src\/store\//, /^(src\/(core|store)\/|dexie$)/],
  [/^src\/sync\/contract(\.ts|\/)/, /^(src\/core\/|src\/sync\/contract\/|zod\/mini$)/],
  [/^src\/sync\//, /^(src\/(core|store|sync)\/|zod\/mini$)/],
  // Charts belong to the report alone: no other page may load 86 kB for them.
  [
    /^src\/ui\/report\//,
    /^(src\/(core|store|ui)\/|preact(\/hooks|\/jsx-runtime)?$|dexie$|@observablehq\/plot$|.*\.css$)/,
  ],
  // The console runs in any browser, beside no extension: without the store.
  [
    /^src\/ui\/console\//,
    /^(src\/(core|ui)\/|src\/sync\/contract\.ts$|preact(\/hooks)?$|.*\.css$)/,
  ],
  // Only pages that ask the calendar, when they do.
  [/^src\/ui\/calendar\//, /^src\/(calendar|core|store|ui)\//],
  // Only the settings search.
  [/^src\/ui\/settings\/setting-index\.ts$/, /^(src\/(core|ui)\/|minisearch$)/],
  [/^src\/ui\//, /^(src\/(core|store|ui)\/|preact(\/hooks|\/jsx-runtime)?$|dexie$|.*\.css$)/],
  [/^extension\/browser(-in-worker)?\.ts$/, /^webextension-polyfill$/],
  [/^extension\//, /^(src\/|extension\/)/],
  [/^server\/console\//, /^(server\/console\/|src\/|temporal-polyfill\/global$)/],
  // The provider of company accounts is asked from there alone.
  [
    /^server\/sign-in\//,
    /^(server\/|src\/core\/|src\/sync\/contract\.ts$|node:|kysely$|zod\/mini$|openid-client$|p-limit$|pino$)/,
  ],
  // Messages of webhooks are signed, and their addresses looked at, there alone.
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
 * The same for scripts and tests, where any package may be imported: tests use scripts, and both use
 * `test/support/`, which uses neither. Tests do not import one another.
 */
const TOOLS: readonly Rule[] = [
  [/^scripts\//, /^(scripts|src|server|test\/support)\//],
  [/^test\/support\//, /^(src|server|test\/support)\//],
  [/^test\/core\/crm\//, /^((src|test\/support)\/|test\/core\/crm\/addresses\/)/],
  [/^test\/server\//, /^(server|src|test\/support|test\/server)\//],
  [/^test\//, /^(extension|scripts|server|src|test\/support)\//],
]

const OURS = /^(extension|scripts|server|src|test)\//

/** Each import that no rule allows, as `file → name`. */
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
