import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PRODUCTS } from '../../../src/core/crm/products.ts'
import { effectiveSettings } from '../../../src/core/settings/effective-settings.ts'
import { readPolicy as read } from '../../../src/core/settings/policy.ts'
import { DEFAULTS } from '../../../src/core/settings/settings.ts'

const readPolicy = (said: Record<string, unknown>) => read(said, PRODUCTS)

test('an invalid part of a policy is left out, and the rest counts', () => {
  expect(
    readPolicy({
      endpoint: 'javascript:alert(1)',
      products: ['pipedrive', 'no-such', 7],
      hosts: ['https://CRM.acme.example/x', '*', null],
      endOfDay: '25:00',
      records: 'forbidden',
      more: {},
    }),
  ).toEqual({ products: ['pipedrive'], hosts: ['crm.acme.example'], noRecords: true })
  expect(readPolicy({ endpoint: 'https://stint.acme.example', endOfDay: '17:30' })).toEqual({
    endpoint: 'https://stint.acme.example',
    endOfDay: '17:30',
    products: [],
    hosts: [],
    noRecords: false,
  })
})

test('accepts any value', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (said) => void readPolicy(said)))
})

const policy = readPolicy({
  products: ['pipedrive'],
  hosts: ['crm.acme.example'],
  endOfDay: '17:30',
})

test("the company's products are added to the person's, and its end of the day is a default", () => {
  const own = { products: ['hubspot'], sendAt: '19:00' }
  expect(effectiveSettings(policy, own)).toEqual({
    ...DEFAULTS,
    products: ['pipedrive', 'hubspot'],
    ownHosts: ['crm.acme.example'],
    sendAt: '19:00',
    workdayEnd: '17:30',
  })
})

test('it may forbid records, and never switches them on', () => {
  const on = { keepRecords: true, sendRecords: true }
  expect(effectiveSettings(readPolicy({ records: 'forbidden' }), on)).toMatchObject({
    keepRecords: false,
    sendRecords: false,
  })
  expect(effectiveSettings(readPolicy({ records: 'allowed' }), {})).toMatchObject({
    keepRecords: false,
    sendRecords: false,
  })
})
