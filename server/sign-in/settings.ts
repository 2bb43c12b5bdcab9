/** What an administrator sets about the sign-in with company accounts. */

export interface SignInSettings {
  /** The provider's issuer, as its discovery document names it. */
  issuer: string
  client: string
  /** Absent for a public client. */
  secret?: string | undefined
  /** Where the provider wants the secret; by default by what it says of itself. */
  secretBy?: 'post' | 'basic' | undefined
  /** What seals sign-ins and refresh tokens, at least 32 characters. */
  key: string
  /** The scopes that are asked for; by default by what the provider supports. */
  scope?: string | undefined
  /** Ids of extensions that may sign in, as in their redirect addresses; ours by default. */
  extensions?: readonly string[] | undefined
  rules: AccountRules
}

/** What follows from the claims of an account. */
export interface AccountRules {
  /** What becomes of people whom nobody has added. */
  unknown: 'refuse' | 'create'
  /** The claim that says whether the e-mail address is the person's own. */
  verifiedClaim: string
  /** The claim with the name of the team; the team is kept by hand without it. */
  teamClaim?: string | undefined
  /** The claim with the groups of the person. */
  groupsClaim: string
  /** Groups whose members are administrators; the role is kept by hand without them. */
  administrators: readonly string[]
  /** The same for managers. */
  managers: readonly string[]
}
