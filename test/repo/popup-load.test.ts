import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const PAGE = 'dist/chrome/extension/pages/popup.html'

/** The built files that a page loads, whether at once or with `import()`. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, name = ''] of text.matchAll(/["'`]([./][^"'`\s]*\.js)["'`]/g))
    loadedBy(name.startsWith('/') ? join('dist/chrome', name) : join(dirname(file), name), seen)
  return seen
}

test('the popup does not load what Stint knows about products', () => {
  const scripts = [...loadedBy(PAGE)].filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(3)
  // A host of the table that stands in no other place.
  const knowing = scripts.filter((file) =>
    readFileSync(file, 'utf8').includes('lightning.force.com'),
  )
  expect(knowing).toEqual([])
})
