import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PRODUCTS } from '../../../src/core/crm/products.ts'
import { recognise } from '../../../src/core/crm/recognise.ts'

const ids = new Set([...PRODUCTS.map(({ id }) => id), 'own'])
const hosts = PRODUCTS.flatMap(({ hosts }) => hosts).map((h) => h.slice(8, -2).replace('*', 'acme'))

/**
 * Random text that looks like an address, and contains parts with which parsers of addresses often fail.
 */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('/', '//', '..', '%2e', '%', '%ff', '#', '?', '&', '=', '@', ':', ':8443', '.'),
  fc.constantFrom('deal', 'web', 'crm', 'record', 'model', 'id', 'etn', '42', ';', '\0', '\\'),
  fc.constantFrom(...hosts),
)
const scheme = fc.constantFrom('https://', 'http://', 'HTTPS:', 'javascript:', 'blob:https://', '')
const address = fc
  .tuple(scheme, fc.constantFrom('', ...hosts), fc.array(piece, { maxLength: 12 }))
  .map(([start, host, pieces]) => start + host + pieces.join(''))

const million = process.env.STINT_LONG ? 1_000_000 : 20_000

it('returns product, kind and record at most, for any text', () => {
  fc.assert(
    fc.property(fc.oneof(address, fc.string({ unit: 'binary' })), (text) => {
      const found = recognise(text, ['acme.example', text])
      if (!found) return
      expect(ids).toContain(found.product)
      expect(['crm', 'erp', 'report']).toContain(found.kind)
      expect(
        Object.keys(found).filter((key) => !['product', 'kind', 'record'].includes(key)),
      ).toEqual([])
      expect(text).toMatch(/^\s*https?:/i)
    }),
    { numRuns: million },
  )
})
