import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { CALL_PRODUCTS } from '../../src/core/calls/products.ts'
import { PRODUCTS } from '../../src/core/crm/products.ts'

const PAGE = 'dist/chrome/extension/pages/popup.html'
const WORKER = 'dist/chrome/background.js'
/** The script with the part of the worker's code that the worker loads only when it needs that part. */
const LATER = 'dist/chrome/later.js'
/** The script that the worker loads when an address may belong to a CRM or to a product for calls. */
const RECOGNITION = 'dist/chrome/recognition.js'
/** A script that only Chrome before version 148 loads. */
const POLYFILL = 'dist/chrome/browser-polyfill.js'

/** Returns the built files that a page or the worker loads, by `import` or by `import()`. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || file === POLYFILL || !existsSync(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, name = ''] of text.matchAll(/["'`]([./][^"'`\s]*\.js)["'`]/g))
    loadedBy(name.startsWith('/') ? join('dist/chrome', name) : join(dirname(file), name), seen)
  return seen
}

const textsOf = (entry: string) => {
  const scripts = [...loadedBy(entry)].filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(entry === PAGE ? 1 : 0)
  return scripts.map((file) => [file, readFileSync(file, 'utf8')] as const)
}
const having = (entry: string, text: string) =>
  textsOf(entry).flatMap(([file, content]) => (content.includes(text) ? [file] : []))

test.each([PAGE, WORKER, LATER])('%s does not load what Stint knows about products', (entry) => {
  // This host name occurs only in the table of products.
  expect(having(entry, 'lightning.force.com')).toEqual([])
})

test('the script for recognition has the complete tables, and recognises by them', () => {
  const scope: Pick<typeof globalThis, 'URL' | 'stintRecognition'> = { URL } as typeof globalThis
  runInNewContext(readFileSync(RECOGNITION, 'utf8'), Object.assign(scope, { globalThis: scope }))
  const { products, callHosts, recognise, recogniseCall } = scope.stintRecognition ?? {}
  expect(JSON.stringify(products)).toBe(JSON.stringify(PRODUCTS))
  expect([...(callHosts ?? [])]).toEqual(CALL_PRODUCTS.map(({ id, hosts }) => [id, hosts]))
  expect(recognise?.('https://acme.pipedrive.com/deal/12')).toMatchObject({ product: 'pipedrive' })
  expect(recogniseCall?.('https://meet.google.com/abc-defg-hij')).toBe('google_meet')
})

test.each([WORKER, LATER, RECOGNITION])(
  '%s is a single script: each further file costs time',
  (entry) => {
    const [[file = '', text = ''] = [], ...more] = textsOf(entry)
    expect(more).toEqual([])
    expect(text.search(/\bimport *["'`{]/), file).toBe(-1)
  },
)

test('the polyfill is loaded by an older Chrome only', () => {
  expect(existsSync(POLYFILL)).toBe(true)
  expect(existsSync(POLYFILL.replace('chrome', 'firefox'))).toBe(false)
  for (const entry of [PAGE, WORKER, LATER, RECOGNITION])
    expect(having(entry, 'api-metadata')).toEqual([])
})

test('neither worker nor popup loads sending and notifications at its start', () => {
  // Each of these two texts occurs only in code that is loaded later. The first text is in the schema
  // of the requests to the endpoint, and the second is in the code that shows a notification.
  for (const text of ['end-before-start', 'icons/128.png']) {
    expect(having(LATER, text)).toHaveLength(1)
    expect([...having(WORKER, text), ...having(PAGE, text)]).toEqual([])
  }
})

test.each([WORKER, LATER, RECOGNITION])('%s contains no page', (entry) => {
  expect(having(entry, 'aria-pressed')).toEqual([])
})

test.each([PAGE, WORKER])('%s does not load the code that only edits a scheme', (entry) => {
  // This message occurs only in the code that edits a scheme (the set of categories).
  expect(having(entry, 'cannot be left out, only retired')).toEqual([])
})

test('the first frame of the popup waits for no other file', () => {
  const built = readFileSync(PAGE, 'utf8')
  const [head = '', body = ''] = built.split('<body>')
  expect(head).not.toMatch(/<script|<link/)
  expect(head).toContain('.tile')
  // The browser requests no links in a template before the script puts them into the page.
  expect(body).toMatch(
    /<\/main>\s*<template id="scripts">(\s*<link rel="modulepreload"[^>]*>)+\s*<\/template>\s*<script async [^>]*><\/script>\s*<\/body>/,
  )
})

test('styles of what the first frame does not show come in a sheet after it', () => {
  const [[, script = ''] = []] = textsOf(PAGE).filter(([file]) => /popup\.html-/.test(file))
  const [, sheet = ''] = /["'`]\/(assets\/popup-[^"'`]+\.css)["'`]/.exec(script) ?? []
  const late = readFileSync(join('dist/chrome', sheet), 'utf8')
  for (const part of ['.away', '.history', '.repeat{', '.trouble']) {
    expect(late).toContain(part)
    expect(readFileSync(PAGE, 'utf8')).not.toContain(`}${part}`)
  }
})

test('the popup loads one language, and the names of products only where one is shown', () => {
  // The files of both languages and of product names are loaded by `import()` when they are needed,
  // so these files are left out here.
  const texts = textsOf(PAGE).filter(
    ([file]) => !/assets.(common-en|common-ru|context-words|product-names)-/.test(file),
  )
  for (const phrase of ['Keep open beside the page', 'Держать открытым', 'ActiveCampaign'])
    expect(texts.flatMap(([file, text]) => (text.includes(phrase) ? [file] : []))).toEqual([])
})

test.each(['chrome', 'firefox'])(
  '%s: the background is a classic script, and not a module',
  (target) => {
    const { background } = JSON.parse(readFileSync(`dist/${target}/manifest.json`, 'utf8'))
    const name = 'background.js'
    // A worker of the type *module* could not load another script later, so the type is not set.
    expect(background).toEqual(target === 'chrome' ? { service_worker: name } : { scripts: [name] })
    for (const file of [name, 'later.js', 'recognition.js'])
      expect(existsSync(`dist/${target}/${file}`)).toBe(true)
  },
)

test('results beside the time are loaded by the report alone, once they are opened', () => {
  const report = 'dist/chrome/extension/pages/report.html'
  // The report shows this sentence below the computed selling time. It occurs only in the code for
  // results.
  const text = 'This is arithmetic, not a forecast.'
  for (const entry of [PAGE, WORKER, LATER]) expect(having(entry, text)).toEqual([])
  const files = having(report, text)
  expect(files.length).toBeGreaterThan(0)
  const first = [...readFileSync(report, 'utf8').matchAll(/(?:src|href)="([^"]+\.js)"/g)]
  for (const [, name = ''] of first)
    expect(files).not.toContain(name.startsWith('/') ? join('dist/chrome', name) : name)
  const settings = 'dist/chrome/extension/pages/settings.html'
  expect(having(settings, text)).toEqual([])
})

describe('under gzip, as `npm run bench -- floor` weighs them', () => {
  const weigh = (files: readonly string[]) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)

  it('the worker has at most 50 kB', () => {
    expect(weigh([WORKER])).toBeLessThanOrEqual(50_000)
  })

  it('what every popup loads has at most 60 kB', () => {
    // All other files of the popup are loaded when they are first used.
    const atOnce =
      /assets.(popup\.html|popup|shown|preact|spoken|common-en|store|stored|repeats)-[^.]+\.(js|css)$/
    const files = readdirSync('dist/chrome/assets').map((name) => join('dist/chrome/assets', name))
    const loaded = files.filter((file) => atOnce.test(file))
    expect(loaded).toHaveLength(10)
    expect(weigh(loaded)).toBeLessThanOrEqual(60_000)
  })
})
