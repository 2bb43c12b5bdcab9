import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const sources = ['src', 'extension', 'server'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
)

const importsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map(
    ([, name]) =>
      (name?.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name) ?? '',
  )

/** Who may import whom (docs/architecture.md); what is not named here may not be imported. */
const HOUSE: [folder: RegExp, mayImport: RegExp][] = [
  [/^src\/core\//, /^src\/core\//],
  [/^src\/store\//, /^(src\/(core|store)\/|dexie$)/],
  [/^src\/sync\/contract(\.ts|\/)/, /^(src\/core\/|src\/sync\/contract\/|zod\/mini$)/],
  [/^src\/sync\//, /^(src\/(core|store|sync)\/|zod\/mini$)/],
  // Charts are the report's alone: no other page may load 86 kB for them.
  [
    /^src\/ui\/report\//,
    /^(src\/(core|store|ui)\/|preact(\/hooks|\/jsx-runtime)?$|dexie$|@observablehq\/plot$|.*\.css$)/,
  ],
  [/^src\/ui\//, /^(src\/(core|store|ui)\/|preact(\/hooks|\/jsx-runtime)?$|dexie$|.*\.css$)/],
  [/^extension\/browser(-in-worker)?\.ts$/, /^webextension-polyfill$/],
  [/^extension\//, /^(src\/|extension\/)/],
  [
    /^server\//,
    /^(server\/|src\/core\/|src\/sync\/contract\.ts$|node:|hono|@hono\/|kysely|zod|p-limit$|pg$|pino$|prom-client$)/,
  ],
]

test('imports go one way, and one file imports the browser API', () => {
  expect(sources.length).toBeGreaterThan(50)
  const strays = sources.flatMap((file) => {
    const rule = HOUSE.find(([folder]) => folder.test(file))
    return importsOf(file)
      .filter((name) => !rule?.[1].test(name))
      .map((name) => `${file} → ${name}`)
  })
  expect(strays).toEqual([])
})

test('core and store know nothing of a browser page, and core not even of the clock', () => {
  const pure = sources.filter((file) => /^src\/(core|store)\//.test(file))
  const page = pure.filter((file) =>
    /\b(document|window|localStorage|chrome|browser)\.\w/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  )
  expect(page).toEqual([])
  const clock = pure.filter(
    (file) =>
      file.startsWith('src/core/') &&
      /\bDate\.now\(|new Date\(\)|Temporal\.Now|Math\.random/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  )
  expect(clock).toEqual([])
})
