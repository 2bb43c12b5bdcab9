import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { productById } from '../../../src/core/crm/products.ts'
import { recognise } from '../../../src/core/crm/recognise.ts'
import { coversAddress, EXAMPLES, ownHostOf } from '../../support/crm-examples.ts'
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
      hosts.some((pattern) => coversAddress(pattern, new URL(url))),
      url,
    ).toBe(true)
  }
})

/** Different spellings of the address of one page: upper or lower case, separator and file ending. */
const spelled = (...words: string[]) =>
  fc
    .tuple(fc.constantFrom('', '-', '_'), fc.constantFrom('', '.php', '.aspx', '.html', '.do'))
    .chain(([between, ending]) =>
      fc.mixedCase(fc.constant(words.join(between))).map((word) => word + ending),
    )

/** Words of sign-in pages, in the orders in which products combine them in addresses. */
const signInWords = fc.oneof(
  fc.tuple(
    fc.constantFrom('', 'sso', 'saml', 'wp', 'process'),
    fc.constantFrom('login', 'logout', 'sign-in', 'sign-out', 'log-off', 'signup', 'logged-out'),
    fc.constantFrom('', 'callback', 'failed', 'failure', 'error', 'step-2', 'otp', 'success'),
  ),
  fc.tuple(
    fc.constantFrom('forgot', 'reset', 'change', 'change-expired', 'update', 'set', 'recover'),
    fc.constantFrom('', 'your'),
    fc.constant('password'),
  ),
  fc.tuple(fc.constant('password'), fc.constantFrom('reset', 'expired', 'change', 'recovery')),
  fc.tuple(
    fc.constantFrom(
      'two-factor',
      '2fa',
      'mfa',
      'totp',
      'otp',
      'webauthn',
      'passkey',
      'multi-factor',
    ),
    fc.constantFrom('', 'auth', 'setup', 'verify', 'challenge'),
  ),
  fc.tuple(fc.constantFrom('verify', 'confirm'), fc.constantFrom('email', 'code', 'device')),
  fc.tuple(fc.constantFrom('verification', 'recovery', 'sms', 'backup'), fc.constant('code')),
  fc.tuple(fc.constant('session'), fc.constantFrom('expired', 'timeout')),
  fc.tuple(fc.constantFrom('oauth', 'oidc', 'saml', 'sso', 'auth'), fc.constant('callback')),
  fc.constantFrom(['unauthorised'], ['access', 'denied'], ['j', 'security', 'check']),
)
const signInPage = fc.oneof(
  signInWords.chain((list) => spelled(...list.filter(Boolean))),
  fc.constantFrom(
    'password/reset',
    'password/change',
    'password/forgot',
    'sessions/new',
    'invitation/accept',
    'email/verify',
    'account/unlock',
  ),
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

test('at every product, an invitation and the page of a session are not work', () => {
  const before = fc.constantFrom('', 'en/', 'users/', 'app/', 'de/accounts/', 'team/')
  const step = fc.constantFrom(
    'session',
    'user_sessions',
    'join/AbC123',
    'invitations/7f3a9c/accept',
    'invite/7f3a9c',
    'confirm/7f3a9c',
    'activate/7f3a9c',
  )
  const after = fc.constantFrom('', '/', '?next=%2Fdeal%2F42', '#step-2')
  fc.assert(
    fc.property(somewhere, before, step, after, ({ host, own }, path, page, rest) => {
      expect(recognise(`https://${host}/${path}${page}${rest}`, own)).toBeUndefined()
    }),
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
    'socket.io/x',
    'trpc/x',
    'inbound-webhook',
    'saml2/metadata',
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

test('a page named in the query may be one for signing in', () => {
  const own = 'crm.acme.example'
  const at = (query: string) => recognise(`https://${own}/index.php?${query}`, [own])?.product
  for (const query of ['r=site/login', 'action=logout', 'page=sign-in', 'view=Login', 'cmd=logoff'])
    expect(at(query), query).toBeUndefined()
  for (const query of ['r=deal/view', 'action=register', 'view=registrations', 'q=login'])
    expect(at(query), query).toBe('own')
})

test('the same words below settings are work', () => {
  const host = 'crm.acme.example'
  for (const page of ['api', 'webhooks', 'sso', 'two-factor', 'login', 'oauth'])
    expect(recognise(`https://${host}/settings/${page}`, [host])?.product).toBe('own')
  expect(recognise(`https://${host}/admin/api`, [host])?.product).toBe('own')
  expect(recognise(`https://${host}/admin/login`, [host])).toBeUndefined()
  expect(recognise(`https://${host}/admin/api/v1/users`, [host])).toBeUndefined()
})
