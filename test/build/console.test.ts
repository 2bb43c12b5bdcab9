import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIR = 'dist/console'
const page = () => readFileSync(join(DIR, 'index.html'), 'utf8')

/**
 * Returns a file and all files that it imports directly or through others. Files that are loaded later,
 * by `import()`, are left out.
 */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(join(DIR, file), 'utf8')
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    withImports(`assets/${name}`, seen)
  return seen
}

/** Returns the scripts and style sheets that the page names, and the files that they import. */
const shell = () => {
  const named = [...page().matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)]
  return [...new Set(named.flatMap(([, file = '']) => [...withImports(file)]))]
}

test('the shell is at most 60 kB under gzip, with its page and its style', () => {
  const files = shell()
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(0)
  expect(files.filter((file) => file.endsWith('.css'))).toHaveLength(1)
  const sizes = ['index.html', ...files].map(
    (file) => gzipSync(readFileSync(join(DIR, file))).length,
  )
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000)
})

test('the shell has neither charts nor the dates that Safari lacks', () => {
  const text = shell()
    .map((file) => readFileSync(join(DIR, file), 'utf8'))
    .join('')
  expect(text).not.toMatch(/PlainYearMonth|plot-/)
})

test('nothing is inline or from another host, so the content policy allows all of it', () => {
  expect(page()).not.toMatch(/<style|style=|<script>|<script(?![^>]*src=)| on\w+=/)
  const addresses = [...page().matchAll(/(?:src|href)="([^"]*)"/g)].map(
    ([, address = '']) => address,
  )
  expect(addresses.length).toBeGreaterThan(2)
  expect(addresses.filter((address) => !address.startsWith('./assets/'))).toEqual([])
  for (const address of addresses) expect(existsSync(join(DIR, address))).toBe(true)
})

test('every file has a name by its content, which the endpoint serves', () => {
  const names = readdirSync(join(DIR, 'assets'))
  expect(names.length).toBeGreaterThan(2)
  for (const name of names) expect(name).toMatch(/^[\w-]+(?:\.[\w-]+)*-[\w-]{8}\.\w+$/)
})
