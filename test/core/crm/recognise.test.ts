import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognise } from '../../../src/core/crm/recognise.ts'
import { EXAMPLES } from '../../support/crm-examples.ts'

const positives = EXAMPLES.filter(({ expected }) => expected !== false)
const onCloud = positives.filter(({ own }) => own.length === 0)
const atUsers = positives.filter(({ own }) => own.length > 0)
const deal = 'acme.pipedrive.com/deal/42'

test.each([
  '',
  'not a url at all',
  'https://',
  'http://[::1',
  deal,
  `//${deal}`,
  'about:blank',
  'javascript:location="https://acme.pipedrive.com/deal/42"',
  `blob:https://${deal}`,
  `view-source:https://${deal}`,
  `data:text/html,https://${deal}`,
  'file:///acme.pipedrive.com/deal/42',
  `ftp://${deal}`,
  `chrome-extension://${deal}`,
  `https://https://${deal}`,
  `acmehttps://${deal}`,
])('%j is no web address', (url) => {
  expect(recognise(url, ['acme.pipedrive.com'])).toBeUndefined()
})

test.each([
  `http://${deal}`,
  'https://acme.pipedrive.com:8443/deal/42',
  'https://acme.pipedrive.com./deal/42',
  'https://acme.pipedrive.com%2e/deal/42',
  'https://acme.pipedrive.com@evil.example/deal/42',
  'https://acme.pipedrive.com:443@evil.example/deal/42',
  'https://user@acme.pipedrive.com/deal/42',
  'https://:secret@acme.pipedrive.com/deal/42',
  'https://evil.example\\.pipedrive.com/deal/42',
  'https://evil.example/acme.pipedrive.com/deal/42',
  'https://evil.example/?u=https://acme.pipedrive.com/deal/42',
  'https://evil.example/#https://acme.pipedrive.com/deal/42',
  'https://acme.pipedrive.com.evil.example/deal/42',
  'https://acme-pipedrive.com/deal/42',
  'https://notpipedrive.com/deal/42',
  'https://acme.рipedrive.com/deal/42',
  'https://.pipedrive.com/deal/42',
  'https://pipedrive.com/deal/42',
  'https://evil.acme.pipedrive.com/deal/42',
  'https://evil.app.hubspot.com/contacts/1',
  'https://evilapp.hubspot.com/contacts/1',
  'https://app.hubspot.com.hubspot.com/contacts/1',
])('%s is not at the vendor', (url) => {
  expect(recognise(url)).toBeUndefined()
})

test.each([
  'HTTPS://ACME.PIPEDRIVE.COM/deal/42',
  'https://acme.pipedrive.com:443/deal/42',
  'https://acme%2Epipedrive.com/deal/42',
  'https://acme.pipedrive.com//deal///42/',
  'https://acme.pipedrive.com/x/../deal/42',
  'https://acme.pipedrive.com/%64eal/42?a=%zz#%',
])('%s is where the browser goes with it', (url) => {
  expect(recognise(url)?.record).toEqual({ type: 'deal', id: '42' })
})

test.each(['new', '0', '-1', '4'.repeat(21), '42x', '4%2F2', '٤٢', ''])(
  'a deal cannot have the id %j',
  (id) => {
    expect(recognise(`https://acme.pipedrive.com/deal/${id}`)).toEqual({
      product: 'pipedrive',
      kind: 'crm',
    })
  },
)

test('letters that become longer in lower case do not shift the captured id', () => {
  const url = "https://my300001.s4hana.cloud.sap/ui#SalesOrder-manage?x=1&/İİ('42')"
  expect(recognise(url)?.record).toEqual({ type: 'order', id: '42' })
})

test('addresses within addresses are followed a few times only', () => {
  const deep = (times: number) =>
    `https://acme.service-now.com/${'nav_to.do?uri='.repeat(times)}incident.do?sys_id=${'a1'.repeat(16)}`
  expect(recognise(deep(2))?.record?.type).toBe('ticket')
  expect(recognise(deep(3))).toEqual({ product: 'servicenow', kind: 'crm' })
})

test('a record can be of the CRM within an ERP', () => {
  const kindAt = (path: string) => recognise(`https://acme.odoo.com/odoo/${path}`)?.kind
  expect(kindAt('crm/7')).toBe('crm')
  expect(kindAt('sales/7')).toBe('erp')
})

test('an address longer than that of any page is not recognised', () => {
  const url = (length: number) => `https://${deal}?${'a'.repeat(length)}`
  expect(recognise(url(16_000))).toBeDefined()
  expect(recognise(url(17_000))).toBeUndefined()
})

describe('any text', () => {
  const anywhere = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webPath())

  test('gives the same valid answer each time', () => {
    fc.assert(
      fc.property(anywhere, fc.array(anywhere), (url, own) => {
        const found = recognise(url, own)
        expect(recognise(url, own)).toEqual(found)
        if (found) expect(['crm', 'erp', 'report']).toContain(found.kind)
      }),
      { numRuns: 2000 },
    )
  })

  const piece = fc.constantFrom(
    '/',
    '//',
    '#',
    '?',
    '&',
    '=',
    '%',
    '%2',
    '%2F',
    '%23',
    '*',
    '..',
    '{',
    '}',
    "'",
    '(',
    '\\',
    '@',
    ':',
    '.',
    ' ',
    '\n',
    '\0',
    'İ',
    'ﬀ',
    '\ud800',
    '__proto__',
    'constructor',
    'new',
  )

  test('within an address neither throws nor changes the product', () => {
    const cut = fc.record({
      example: fc.constantFrom(...EXAMPLES),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      put: fc.oneof(piece, fc.string({ unit: 'binary' })),
      drop: fc.nat(9),
    })
    fc.assert(
      fc.property(cut, ({ example: { url, own }, at, put, drop }) => {
        const from = Math.floor(at * url.length)
        const mutated = url.slice(0, from) + put + url.slice(from + drop)
        const found = recognise(mutated, own)
        if (found) expect(['http:', 'https:']).toContain(new URL(mutated).protocol)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a look-alike host is not recognised', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)
  const withHost = (url: string, host: string) => {
    const changed = new URL(url)
    return `${changed.protocol}//${host}${changed.pathname}${changed.search}${changed.hash}`
  }
  const cases = fc.record({ example: fc.constantFrom(...onCloud), label })

  test('with labels after it', () => {
    fc.assert(
      fc.property(cases, label, ({ example: { url }, label: first }, last) => {
        const host = `${new URL(url).hostname}.${first}.${last}x`
        expect(recognise(withHost(url, host))).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  test('with another domain in front of its last labels', () => {
    fc.assert(
      fc.property(cases, ({ example: { url }, label: front }) => {
        const labels = new URL(url).hostname.split('.')
        const domain = labels.slice(-2).join('.')
        expect(recognise(withHost(url, `${front}-${domain}`))).toBeUndefined()
        expect(recognise(withHost(url, `${labels.join('-')}.${front}x.example`))).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  test('as user-info, at another port or with a trailing dot', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 444, max: 65535 }), ({ example: { url } }, port) => {
        const { hostname } = new URL(url)
        expect(recognise(withHost(url, `${hostname}@evil.example`))).toBeUndefined()
        expect(recognise(withHost(url, `${hostname}:${port}`))).toBeUndefined()
        expect(recognise(withHost(url, `${hostname}.`))).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a host of the company', () => {
  test.each(atUsers)('$url is not recognised until it is declared', ({ url }) => {
    expect(recognise(url)).toBeUndefined()
    expect(recognise(url, ['other.acme.example', ''])).toBeUndefined()
  })

  test('without a recognised product is "own"', () => {
    const own = { product: 'own', kind: 'crm' }
    expect(recognise('https://crm.acme.example/clients/7', ['crm.acme.example'])).toEqual(own)
    expect(recognise('http://10.0.0.7:8080/', ['10.0.0.7'])).toEqual(own)
    expect(recognise('http://[::1]:8080/x', ['[::1]'])).toEqual(own)
  })

  test.each(['login', 'api/v1/clients', 'oauth/authorize', '#/login', 'favicon.ico'])(
    'is no work at /%s',
    (path) => {
      expect(recognise(`https://crm.acme.example/${path}`, ['crm.acme.example'])).toBeUndefined()
    },
  )

  test('is declared without regard to letter case, on one port or on all', () => {
    const url = 'http://erp.acme.example:8069/odoo/crm/7'
    expect(recognise(url, ['ERP.Acme.example'])?.product).toBe('odoo')
    expect(recognise(url, ['erp.acme.example:8069'])?.product).toBe('odoo')
    expect(recognise(url, ['erp.acme.example:8070'])).toBeUndefined()
    expect(recognise(url, ['acme.example'])).toBeUndefined()
  })

  test('may have letters of other alphabets', () => {
    expect(recognise('https://црм.рф/clients/7', ['црм.рф'])?.product).toBe('own')
  })

  test.each(['', ' ', '*', 'https://', '[', 'a b', 'x@y', '%'])('cannot be %j', (host) => {
    expect(recognise('https://crm.acme.example/clients/7', [host])).toBeUndefined()
  })

  test('that is a cloud host keeps its product and the pages that it refuses', () => {
    const hosts = ['acme.bitrix24.ru', 'acme.my.site.com']
    expect(recognise('https://acme.bitrix24.ru/crm/deal/details/7/', hosts)?.product).toBe(
      'bitrix24',
    )
    expect(recognise('https://acme.bitrix24.ru/stream/', hosts)).toBeUndefined()
    expect(recognise('https://acme.my.site.com/s/lead/7', hosts)?.product).toBe('own')
    expect(recognise(`https://${deal}`, ['acme.pipedrive.com'])?.product).toBe('pipedrive')
    expect(recognise('https://app.futuresimple.com/', ['app.futuresimple.com'])).toBeUndefined()
  })
})

test('ids that are names of people are not kept', () => {
  const hosts = ['erp.acme.example']
  expect(recognise('https://erp.acme.example/app/customer/Jane Doe', hosts)?.record).toEqual({
    type: 'customer',
  })
  expect(recognise('https://app.nutshell.com/person/7-jane-doe')?.record?.id).toBe('7')
})
