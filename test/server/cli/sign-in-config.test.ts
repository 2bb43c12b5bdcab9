import { describe, expect, it } from 'vitest'
import { signInFrom } from '../../../server/cli/sign-in-config.ts'
import { parseOptions } from '../../../server/cli/usage.ts'

const KEY = 'x'.repeat(32)
const SET = {
  STINT_OIDC_ISSUER: 'https://login.company.example/realms/main',
  STINT_OIDC_CLIENT: 'stint',
  STINT_OIDC_KEY: KEY,
}
const read = (values: Record<string, string>, ...args: string[]) =>
  signInFrom(values, parseOptions(args).values)

describe('settings of company accounts', () => {
  it('are absent without an issuer', () => {
    expect(read({})).toBeUndefined()
    expect(read({ STINT_OIDC_ISSUER: '', STINT_OIDC_CLIENT: '' })).toBeUndefined()
  })

  it('need an issuer, a client and a key', () => {
    expect(read(SET)).toEqual({
      issuer: SET.STINT_OIDC_ISSUER,
      client: 'stint',
      key: KEY,
      rules: {
        unknown: 'refuse',
        groupsClaim: 'groups',
        verifiedClaim: 'email_verified',
        administrators: [],
        managers: [],
      },
    })
  })

  it('come from options before the environment, except secrets', () => {
    const args = ['--oidc-issuer', 'http://localhost:9000', '--oidc-client', 'other']
    expect(read(SET, ...args)).toMatchObject({ issuer: 'http://localhost:9000', client: 'other' })
    const { STINT_OIDC_KEY } = SET
    expect(read({ STINT_OIDC_KEY }, ...args)).toMatchObject({ client: 'other' })
  })

  it('name the claims and groups that count', () => {
    const values = {
      ...SET,
      STINT_OIDC_UNKNOWN: 'create',
      STINT_OIDC_TEAM_CLAIM: 'department',
      STINT_OIDC_MANAGERS: ' heads , leads,',
      STINT_OIDC_EXTENSIONS: 'a'.repeat(32),
    }
    expect(read(values)).toMatchObject({
      extensions: ['a'.repeat(32)],
      rules: { unknown: 'create', teamClaim: 'department', managers: ['heads', 'leads'] },
    })
  })

  it.each<[Record<string, string>, RegExp]>([
    [{ STINT_OIDC_CLIENT: 'stint' }, /STINT_OIDC_CLIENT is set, and STINT_OIDC_ISSUER is not/],
    [{ ...SET, STINT_OIDC_CLIENT: '' }, /STINT_OIDC_CLIENT is missing/],
    [{ ...SET, STINT_OIDC_KEY: 'short' }, /openssl rand/],
    [{ ...SET, STINT_OIDC_ISSUER: 'http://login.company.example' }, /issuer/],
    [{ ...SET, STINT_OIDC_ISSUER: 'https://a.example/.well-known/openid-configuration' }, /issuer/],
    [{ ...SET, STINT_OIDC_UNKNOWN: 'yes' }, /refuse or create/],
    [{ ...SET, STINT_OIDC_SECRET_BY: 'mail' }, /post or basic/],
    [{ ...SET, STINT_OIDC_UNKNOWN: 'create' }, /STINT_OIDC_TEAM_CLAIM/],
    [{ ...SET, STINT_OIDC_EXTENSIONS: 'https://x' }, /an id is what stands before/],
  ])('that are wrong are refused with a reason: %o', (values, why) => {
    expect(() => read(values)).toThrow(why)
  })
})
