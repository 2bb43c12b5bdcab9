/** Settings of the sign-in by company accounts (OpenID Connect). */
import { OperatorError } from '../operator-error.ts'
import { isExtensionId } from '../sign-in/extension-address.ts'
import type { AccountRules, SignInSettings } from '../sign-in/settings.ts'
import { Misuse, type Options } from './usage.ts'

export const SIGN_IN_KEYS = [
  'STINT_OIDC_ISSUER',
  'STINT_OIDC_CLIENT',
  'STINT_OIDC_SECRET',
  'STINT_OIDC_SECRET_BY',
  'STINT_OIDC_KEY',
  'STINT_OIDC_SCOPE',
  'STINT_OIDC_UNKNOWN',
  'STINT_OIDC_TEAM_CLAIM',
  'STINT_OIDC_GROUPS_CLAIM',
  'STINT_OIDC_VERIFIED_CLAIM',
  'STINT_OIDC_ADMINISTRATORS',
  'STINT_OIDC_MANAGERS',
  'STINT_OIDC_EXTENSIONS',
] as const
type Values = Partial<Record<(typeof SIGN_IN_KEYS)[number], string>>

/**
 * The smallest allowed length of the key, in characters. A key of 32 random bytes has 44 characters
 * in base64, and 64 in hexadecimal.
 */
const SHORTEST_KEY = 32

const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

const issuerFrom = (text: string) => {
  const url = URL.parse(text)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
  if (!url || !isSafe || url.search || url.hash || text.includes('/.well-known/'))
    throw new OperatorError(
      `The issuer is the address that the provider calls its issuer, like https://login.company.example/realms/main, not ${text}.`,
    )
  return text
}

const keyFrom = (text: string | undefined) => {
  if (text && text.length >= SHORTEST_KEY) return text
  throw new OperatorError(
    `STINT_OIDC_KEY needs ${SHORTEST_KEY} random characters or more, the same for every process. Make it once: openssl rand -base64 32`,
  )
}

const listFrom = (text = '') =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const extensionsFrom = (text: string | undefined) => {
  if (!text) return undefined
  const ids = listFrom(text)
  const wrong = ids.find((id) => !isExtensionId(id))
  if (wrong !== undefined)
    throw new OperatorError(
      `STINT_OIDC_EXTENSIONS has ${wrong}; an id is what stands before .chromiumapp.org or .extensions.allizom.org.`,
    )
  return ids
}

const secretByFrom = (text: string | undefined) => {
  if (!text || text === 'post' || text === 'basic') return text || undefined
  throw new Misuse(`STINT_OIDC_SECRET_BY is post or basic, not ${text}.`)
}

const unknownFrom = (text: string) => {
  if (text !== 'refuse' && text !== 'create')
    throw new Misuse(`Unknown people: refuse or create, not ${text}.`)
  return text
}

const rulesFrom = (values: Values, options: Options): AccountRules => {
  const unknown = unknownFrom(options['oidc-unknown'] ?? values.STINT_OIDC_UNKNOWN ?? 'refuse')
  const teamClaim = values.STINT_OIDC_TEAM_CLAIM || undefined
  if (unknown === 'create' && teamClaim === undefined)
    throw new OperatorError(
      'To create people, STINT_OIDC_TEAM_CLAIM says which claim names the team.',
    )
  return {
    unknown,
    teamClaim,
    groupsClaim: values.STINT_OIDC_GROUPS_CLAIM || 'groups',
    verifiedClaim: values.STINT_OIDC_VERIFIED_CLAIM || 'email_verified',
    administrators: listFrom(values.STINT_OIDC_ADMINISTRATORS),
    managers: listFrom(values.STINT_OIDC_MANAGERS),
  }
}

/** Returns undefined if no issuer is set. Throws OperatorError or Misuse for wrong settings. */
export const signInFrom = (values: Values, options: Options): SignInSettings | undefined => {
  const issuer = options['oidc-issuer'] ?? values.STINT_OIDC_ISSUER
  if (!issuer) {
    const lonely = SIGN_IN_KEYS.find((key) => values[key])
    if (lonely) throw new OperatorError(`${lonely} is set, and STINT_OIDC_ISSUER is not.`)
    return undefined
  }
  const client = options['oidc-client'] ?? values.STINT_OIDC_CLIENT
  if (!client)
    throw new OperatorError('STINT_OIDC_CLIENT is missing: the id of this client at the provider.')
  return {
    issuer: issuerFrom(issuer),
    client,
    secret: values.STINT_OIDC_SECRET || undefined,
    secretBy: secretByFrom(values.STINT_OIDC_SECRET_BY) as SignInSettings['secretBy'],
    key: keyFrom(values.STINT_OIDC_KEY),
    scope: values.STINT_OIDC_SCOPE || undefined,
    extensions: extensionsFrom(values.STINT_OIDC_EXTENSIONS),
    rules: rulesFrom(values, options),
  }
}
