import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUrlOnHosts } from '../../../src/core/crm/url-on-host.ts'
import { parseHost, unneededPatterns } from '../../../src/core/settings/named-host.ts'

test.each([
  ['crm.acme.example', 'crm.acme.example'],
  ['  CRM.Acme.Example/deal/4?x#y ', 'crm.acme.example'],
  ['https://crm.acme.example:443/', 'crm.acme.example'],
  ['http://localhost:8069/web#id=4', 'localhost:8069'],
  ['localhost:8069', 'localhost:8069'],
  ['crm.acme.example.', 'crm.acme.example'],
  ['почта.рф', 'xn--80a1acny.xn--p1ai'],
  ['crm_old.acme.example', 'crm_old.acme.example'],
  ['http://10.0.0.7/', '10.0.0.7'],
  ['http://[::1]:8069/', '[::1]:8069'],
  ['crm', 'crm'],
])('%s is %s', (text, host) => {
  expect(parseHost(text)?.host).toBe(host)
})

test.each([
  '',
  '   ',
  'our crm',
  'javascript:alert(1)',
  'chrome://settings',
  'file:///etc/passwd',
  'chrome-extension://abc/page.html',
  'about:blank',
  'ftp://crm.acme.example',
  'https://user:secret@crm.acme.example',
  'https://*/',
  '*.acme.example',
  'https://*.acme.example/*',
  'crm..acme.example',
  'https://',
])('%s is no web site', (text) => {
  expect(parseHost(text)).toBeUndefined()
})

test('asks for this host alone, by both schemes, never with a port', () => {
  expect(parseHost('http://crm.acme.example:8069')?.patterns).toEqual([
    'https://crm.acme.example/*',
    'http://crm.acme.example/*',
  ])
})

test('accepts any text; its result is a host that `recognise` accepts for that address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
      const named = parseHost(text)
      if (!named) return
      for (const pattern of named.patterns) expect(pattern).toMatch(/^https?:\/\/[^/*:]+\/\*$|\[/)
      expect(parseHost(named.host)?.host).toBe(named.host)
      expect(isUrlOnHosts(`https://${named.host}/`, [named.host])).toBe(true)
    }),
  )
})

test('permission that another entry needs is kept', () => {
  expect(unneededPatterns('crm.acme.example', ['crm.acme.example:8069'])).toEqual([])
  expect(unneededPatterns('crm.acme.example', ['acme.example'])).toHaveLength(2)
})
