import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PRODUCT_NAMES } from '../../src/ui/product-names.ts'
import { manifestOf } from '../../vite.config.ts'

const text = (file: string) => readFileSync(`extension/store/${file}`, 'utf8')

/** Returns the text under a heading of a document in extension/store. */
const under = (file: string, heading: string) => {
  const [, rest = ''] = text(file).split(`\n## ${heading}\n`)
  return rest.split('\n## ')[0]?.trim()
}

describe.each([
  ['en', 'Summary'],
  ['ru', 'Краткое описание'],
])('the listing in %s', (language, heading) => {
  const messages = JSON.parse(
    readFileSync(`extension/public/_locales/${language}/messages.json`, 'utf8'),
  )

  test("has the manifest's description as its summary, within Chrome's limit", () => {
    const summary = under(`${language}.md`, heading)
    expect(summary).toBe(messages.description.message)
    expect(summary?.length).toBeLessThanOrEqual(132)
  })
})

test.each(['extension/store/en.md', 'extension/store/ru.md', 'README.md'])(
  '%s says how many products can be switched on',
  (file) => {
    const counts = [...readFileSync(file, 'utf8').matchAll(/(\d+) (?:products|продукт)/g)]
    expect(counts.map(([, count]) => Number(count))).toEqual([Object.keys(PRODUCT_NAMES).length])
  },
)

test('every permission that the manifest names is justified', () => {
  const { permissions, optional_permissions } = manifestOf({ target: 'chrome' })
  const justified = [...text('en.md').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
  expect(justified.toSorted()).toEqual([...permissions, ...optional_permissions].toSorted())
})

test('the listing and the manifest declare the same data collection to Firefox', () => {
  const { browser_specific_settings } = manifestOf({ target: 'firefox' }) as unknown as {
    browser_specific_settings: {
      gecko: { data_collection_permissions: { required: string[]; optional: string[] } }
    }
  }
  expect(browser_specific_settings.gecko.data_collection_permissions).toEqual({
    required: ['none'],
    optional: ['browsingActivity', 'technicalAndInteraction'],
  })
  expect(text('en.md')).toMatch(/Required: none\. Optional: browsing activity .*technical and/s)
})

test.each(['privacy-en.md', 'privacy-ru.md'])('%s has all its parts', (file) => {
  expect(text(file).match(/^## /gm)).toHaveLength(4)
})
