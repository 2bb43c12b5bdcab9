import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { productById } from '../../../src/core/crm/products.ts'
import { recognise } from '../../../src/core/crm/recognise.ts'
import { covers, EXAMPLES, ownHostOf } from '../../support/crm-examples.ts'
import { clouds } from './addresses/clouds.ts'
import { customers } from './addresses/customers.ts'
import { links } from './addresses/links.ts'
import { machines } from './addresses/machines.ts'
import { records } from './addresses/records.ts'
import { signingIn } from './addresses/signing-in.ts'

const asText = (found: ReturnType<typeof recognise>) =>
  found && [found.product, found.record?.type, found.record?.id].filter(Boolean).join(' ')

describe.each(Object.entries({ signingIn, machines, customers, clouds, records, links }))(
  '%s',
  (_kind, table) => {
    test.each(Object.entries(table))('%s is %s', (url, expected) => {
      expect(asText(recognise(url, ownHostOf(url))) ?? false).toBe(expected)
    })
  },
)

test('the browser can be asked for the host of each cloud address', () => {
  for (const [url, expected] of Object.entries({ ...clouds, ...records, ...links })) {
    if (!expected || ownHostOf(url).length > 0) continue
    const hosts = productById(expected.split(' ')[0] ?? '')?.hosts ?? []
    expect(
      hosts.some((pattern) => covers(pattern, new URL(url))),
      url,
    ).toBe(true)
  }
})

/** Different spellings of one page's address: case, separator and file ending. */
const spelled = (...words: string[]) =>
  fc
    .tuple(fc.constantFrom('', '-', '_'), fc.constantFrom('', '.php', '.aspx', '.html', '.do'))
    .chain(([between, ending]) =>
      fc.mixedCase(fc.constant(words.join(between))).map((word) => word + ending),
    )

const signInPage = fc.oneof(
  spelled('login'),
  spelled('log', 'out'),
  spelled('sign', 'in'),
  spelled('forgot', 'password'),
  spelled('reset', 'password'),
  spelled('two', 'factor'),
  spelled('2fa'),
  spelled('otp'),
  spelled('set', 'password'),
  spelled('session', 'expired'),
  spelled('access', 'denied'),
  fc.constantFrom('password/reset', 'password/forgot', 'sessions/new', 'invitation/accept'),
)

const somewhere = fc.constantFrom(
  ...EXAMPLES.filter(({ expected }) => expected !== false).map(({ url, own }) => ({
    host: new URL(url).host,
    own,
  })),
)
const before = fc.constantFrom('', 'en/', 'users/', 'account/', 'admin/', 'auth/', '#/', '#!/')
const after = fc.constantFrom('', '/', '/verify', '?next=%2Fdeal%2F42', '#step-2')

test('at every product, a sign-in page is not work, however it is spelled', () => {
  fc.assert(
    fc.property(somewhere, before, signInPage, after, ({ host, own }, path, page, rest) => {
      expect(recognise(`https://${host}/${path}${page}${rest}`, own)).toBeUndefined()
    }),
    { numRuns: 3000 },
  )
})

test('at every product, an interface, a web hook and a file are not work', () => {
  const interfaces = fc.constantFrom(
    'api/v2/x',
    'rest/x',
    'oauth2/token',
    'graphql',
    'webhooks/7',
    'swagger/index',
    'api-docs',
    'healthz',
    'service?wsdl',
    'calendar.ics',
    'optout/x',
    '.well-known/x',
    'static/x',
    'assets/a.css',
    'app.js',
    'x/logo.svg',
    'sitemap.xml',
    '?SAMLResponse=x',
    '?client_id=x&redirect_uri=y',
  )
  fc.assert(
    fc.property(somewhere, interfaces, ({ host, own }, path) => {
      expect(recognise(`https://${host}/${path}`, own)).toBeUndefined()
    }),
  )
})

test('the same words below settings are work', () => {
  const host = 'crm.acme.example'
  for (const page of ['api', 'webhooks', 'sso', 'two-factor', 'login', 'oauth'])
    expect(recognise(`https://${host}/settings/${page}`, [host])?.product).toBe('own')
  expect(recognise(`https://${host}/admin/api`, [host])?.product).toBe('own')
  expect(recognise(`https://${host}/admin/login`, [host])).toBeUndefined()
  expect(recognise(`https://${host}/admin/api/v1/users`, [host])).toBeUndefined()
})
