import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { PRODUCTS } from '../../src/core/crm/products.ts'

const PAGE = 'dist/chrome/extension/pages/popup.html'
const WORKER = 'dist/chrome/service-worker-loader.js'

/** The built files that a page or the worker loads, whether at once or with `import()`. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, name = ''] of text.matchAll(/["'`]([./][^"'`\s]*\.js)["'`]/g))
    loadedBy(name.startsWith('/') ? join('dist/chrome', name) : join(dirname(file), name), seen)
  return seen
}

const textsOf = (entry: string) => {
  const scripts = [...loadedBy(entry)].filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(1)
  return scripts.map((file) => [file, readFileSync(file, 'utf8')] as const)
}
const having = (entry: string, text: string) =>
  textsOf(entry).flatMap(([file, content]) => (content.includes(text) ? [file] : []))

test.each([PAGE, WORKER])('%s does not load what Stint knows about products', (entry) => {
  // A host of the table that stands in no other place.
  expect(having(entry, 'lightning.force.com')).toEqual([])
})

test('the worker has that as data, complete', () => {
  const table = JSON.parse(readFileSync('dist/chrome/products.json', 'utf8'))
  expect(table).toEqual(PRODUCTS.map(({ hosts: _, ...entry }) => entry))
})

test('the worker is one script: a service worker may not import later, and each file costs its start', () => {
  const [, [file = '', text = ''] = [], ...more] = textsOf(WORKER)
  expect(more).toEqual([])
  expect(text.search(/\bimport *[("'`{]/), file).toBe(-1)
})

test('the popup does not bring what only the worker does', () => {
  // The contract with the endpoint.
  expect(having(WORKER, 'end-before-start')).toHaveLength(1)
  expect(having(PAGE, 'end-before-start')).toEqual([])
})

test('the worker brings no page', () => {
  expect(having(WORKER, 'aria-pressed')).toEqual([])
})

test.each([PAGE, WORKER])('%s does not load what only edits a scheme', (entry) => {
  // What a refused change says.
  expect(having(entry, 'cannot be left out, only retired')).toEqual([])
})

test('the first frame of the popup waits for no other file', () => {
  const built = readFileSync(PAGE, 'utf8')
  const [head = ''] = built.split('<body>')
  expect(head).not.toMatch(/<script|<link/)
  expect(head).toContain('.tile')
  expect(built).toMatch(/<\/main>\s*<script async [^>]*><\/script>\s*<\/body>/)
})

test('the popup loads one language, the names of products only where one shows', () => {
  // By `import()`: the first ones are named in no file that comes with the page.
  const texts = textsOf(PAGE).filter(
    ([file]) => !/assets.(en|ru|context-words|offered)-/.test(file),
  )
  for (const phrase of ['Keep open beside the page', 'Держать открытым', 'ActiveCampaign'])
    expect(texts.flatMap(([file, text]) => (text.includes(phrase) ? [file] : []))).toEqual([])
})
