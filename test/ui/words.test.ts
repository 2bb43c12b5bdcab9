import { describe, expect, it } from 'vitest'
import { PRODUCTS } from '../../src/core/crm/products.ts'
import { OFFERED } from '../../src/ui/offered.ts'
import { en } from '../../src/ui/words/en.ts'
import { en as pagesEn } from '../../src/ui/words/pages-en.ts'
import { ru as pagesRu } from '../../src/ui/words/pages-ru.ts'
import { ru } from '../../src/ui/words/ru.ts'

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Every phrase with the path of its key; functions are called with numbers that need all forms. */
const phrases = (table: Record<string, unknown>, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, value]) => {
    const at = `${path}${key}`
    if (typeof value === 'string') return [[at, value]]
    if (typeof value === 'function')
      return [0, 1, 2, 5, 21].map((n) => [`${at}(${n})`, String(value(n, n))])
    return isTable(value) ? phrases(value, `${at}.`) : []
  })

describe.each([
  ['popup', en, ru],
  ['pages', pagesEn, pagesRu],
])('the words of the %s', (_, english, russian) => {
  it('say the same things in both languages', () => {
    const keys = (table: Record<string, unknown>) => phrases(table).map(([key]) => key)
    expect(keys(russian)).toEqual(keys(english))
  })

  it.each([english, russian])('leave nothing out', (table) => {
    for (const [key, phrase] of phrases(table)) {
      expect(phrase.trim(), key).not.toBe('')
      expect(phrase, key).not.toContain('undefined')
    }
  })

  it('are Russian in Russian', () => {
    const plain = phrases(russian).filter(
      ([key]) => !['language', 'endpointExample', 'hostExample', 'crm'].includes(key),
    )
    for (const [key, phrase] of plain) expect(phrase, key).toMatch(/[а-яё]|^\W+$/i)
  })
})

describe('plural forms', () => {
  it('in English', () => {
    expect(en.received(1, '1h')).toBe('Received: 1 segment, 1h')
    expect(en.received(34, '7h 42m')).toBe('Received: 34 segments, 7h 42m')
  })

  it.each([
    [1, 'отрезок'],
    [2, 'отрезка'],
    [5, 'отрезков'],
    [11, 'отрезков'],
    [21, 'отрезок'],
    [34, 'отрезка'],
  ])('in Russian: %d %s', (count, word) => {
    expect(ru.received(count, '1 ч')).toBe(`Принято: ${count} ${word}, 1 ч`)
  })
})

it('offers every product with a cloud, by the name in the product table', () => {
  const clouds = PRODUCTS.filter(({ hosts }) => hosts.length > 0)
  expect(OFFERED).toEqual(Object.fromEntries(clouds.map(({ id, name }) => [id, name])))
})
