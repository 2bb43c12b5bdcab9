/** Reads what the provider's claims say about the owner of an account. */
import type { AccountRules } from './settings.ts'

export interface Identity {
  issuer: string
  subject: string
  /** Undefined if the provider does not say that the address is verified. */
  email: string | undefined
  /** Undefined if the provider sends no name. */
  name: string | undefined
  /** The name of the team, from the claim that the setting `teamClaim` names. */
  team: string | undefined
  groups: readonly string[]
}

/** The claims of an ID token and of the provider's user info together. */
export type Claims = Readonly<Record<string, unknown>>

const textIn = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** Whether a claim is true. Some providers send `true` as a text or as the number 1. */
const isTrue = (value: unknown) =>
  value === true || value === 'true' || value === 1 || value === '1'

const textsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  // The text contains one group, or several groups with separators.
  return textIn(value)?.split(/\s*[;,]\s*/) ?? []
}

/**
 * Returns a claim by its path. A claim may be inside other claims, as in
 * `resource_access.stint.roles`.
 */
const claimAt = (claims: Claims, path: string): unknown => {
  if (Object.hasOwn(claims, path)) return claims[path]
  let found: unknown = claims
  for (const part of path.split('.'))
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, part)
        ? (found as Record<string, unknown>)[part]
        : undefined
  return found
}

const nameIn = ({ name, given_name, family_name, preferred_username }: Claims) =>
  textIn(name) ??
  textIn([textIn(given_name), textIn(family_name)].filter(Boolean).join(' ')) ??
  textIn(preferred_username)

export const identityFrom = (
  issuer: string,
  subject: string,
  claims: Claims,
  { verifiedClaim, teamClaim, groupsClaim }: AccountRules,
): Identity => {
  const email = isTrue(claimAt(claims, verifiedClaim)) ? textIn(claims.email) : undefined
  const [team] = teamClaim === undefined ? [] : textsIn(claimAt(claims, teamClaim))
  return {
    issuer,
    subject,
    email,
    name: nameIn(claims),
    team,
    groups: textsIn(claimAt(claims, groupsClaim)),
  }
}
