import { describe, expect, test } from 'vitest'
import type { CallEntry, CallKnowledge } from '../../../src/core/calls/product.ts'
import { CALL_PRODUCTS } from '../../../src/core/calls/products.ts'
import { callRecogniserOf } from '../../../src/core/calls/recogniser.ts'
import { isBase } from '../../../src/core/scheme/categories.ts'
import { coversAddress } from '../../support/crm-examples.ts'

type File = Record<string, CallEntry | CallKnowledge>

const files = import.meta.glob<File>('../../../src/core/calls/products/*.ts', { eager: true })
const FILES = Object.entries(files).map(([path, file]) => ({
  path,
  id: Object.keys(file).find((name) => name !== 'known') ?? '',
  known: file.known as CallKnowledge,
}))
const EXAMPLES = FILES.flatMap(({ id, known }) =>
  Object.entries(known.examples).map(([url, isCall]) => ({ id, url, isCall })),
)
const recognise = callRecogniserOf(CALL_PRODUCTS)

test.each(EXAMPLES)('$id: $url: $isCall', ({ id, url, isCall }) => {
  expect(recognise(url)).toBe(isCall ? id : undefined)
})

describe('every entry', () => {
  test('is in the list, once', () => {
    expect(FILES.map(({ id }) => id).toSorted()).toEqual(
      CALL_PRODUCTS.map(({ id }) => id).toSorted(),
    )
  })

  test.each(FILES)('$path says its source and has examples of both kinds', ({ known }) => {
    expect(known.source).not.toBe('')
    expect(Object.values(known.examples)).toEqual(expect.arrayContaining([true, false]))
  })

  test.each(CALL_PRODUCTS)('$id has a category of the base scheme, and narrow hosts', (product) => {
    expect(isBase(product.category)).toBe(true)
    for (const host of product.hosts) expect(host).toMatch(/^https:\/\/(\*\.)?([\w-]+\.)+\w+\/\*$/)
  })

  test('asks for the host of every address that it accepts', () => {
    for (const { id, url, isCall } of EXAMPLES) {
      const hosts = CALL_PRODUCTS.find((product) => product.id === id)?.hosts ?? []
      if (isCall)
        expect(
          hosts.some((pattern) => coversAddress(pattern, new URL(url))),
          url,
        ).toBe(true)
    }
  })
})

test.each([
  'http://meet.google.com/abc-mnop-xyz',
  'https://meet.google.com.evil.example/abc-mnop-xyz',
  'https://anna@meet.google.com/abc-mnop-xyz',
  'https://meet.google.com:8443/abc-mnop-xyz',
  'https://music.example/?u=https://meet.google.com/abc-mnop-xyz',
  'meet.google.com',
  '',
])('no call: %j', (url) => {
  expect(recognise(url)).toBeUndefined()
})
