import { describe, expect, test } from 'vitest'
import { PRODUCTS, productById } from '../../../src/core/crm/products.ts'
import { recognise } from '../../../src/core/crm/recognise.ts'
import { coversAddress, EXAMPLES, PRODUCT_FILES } from '../../support/crm-examples.ts'

const asText = (found: ReturnType<typeof recognise>) => {
  if (!found) return false
  if (!found.record) return true
  const { type, id } = found.record
  return id === undefined ? type : `${type} ${id}`
}

test.each(EXAMPLES)('$product: $url is $expected', ({ product, url, expected, own }) => {
  const found = recognise(url, own)
  expect(asText(found)).toBe(expected)
  if (found) expect(found.product).toBe(product)
})

describe('every entry', () => {
  test('is in the list, once', () => {
    expect(PRODUCT_FILES.map(({ entry }) => entry?.id).toSorted()).toEqual(
      PRODUCTS.map(({ id }) => id).toSorted(),
    )
    expect(new Set(PRODUCTS.map(({ id }) => id)).size).toBe(PRODUCTS.length)
  })

  test.each(PRODUCTS)('$id is found by its id', (product) => {
    expect(productById(product.id)).toBe(product)
  })

  test.each(PRODUCT_FILES)('$path says its source and has examples of both kinds', ({ known }) => {
    const expected = Object.values(known.examples)
    expect(known.source).not.toBe('')
    expect(expected).toContain(false)
    expect(expected.some(Boolean)).toBe(true)
  })

  test.each(PRODUCTS)('$id has valid host patterns, or is self-hosted', (product) => {
    expect(product.hosts.length > 0 || product.selfHosted).toBe(true)
    for (const host of product.hosts) expect(host).toMatch(/^https:\/\/(\*\.)?([\w-]+\.)+\w+\/\*$/)
  })

  test('asks for the host of every cloud address that it accepts', () => {
    for (const { product, url, expected, own } of EXAMPLES) {
      if (!expected || own.length > 0) continue
      const hosts = productById(product)?.hosts ?? []
      expect(
        hosts.some((pattern) => coversAddress(pattern, new URL(url))),
        url,
      ).toBe(true)
    }
  })
})

test('an unknown id has no product', () => {
  expect(productById('own')).toBeUndefined()
  expect(productById('__proto__')).toBeUndefined()
})
