/** The settings for signing in by company accounts. */

export interface SignInSettings {
  /** The provider's issuer, exactly as in its discovery document. */
  issuer: string
  client: string
  /** Absent for a public client, which has no secret. */
  secret?: string | undefined
  /**
   * The part of a request in which the provider accepts the secret: the body (`post`) or the header
   * (`basic`). If absent, the discovery document decides.
   */
  secretBy?: 'post' | 'basic' | undefined
  /** The key that encrypts sign-ins and refresh tokens; at least 32 characters. */
  key: string
  /**
   * The scopes that are requested from the provider. If absent, they depend on what the provider
   * supports.
   */
  scope?: string | undefined
  /**
   * Ids of the extensions that may sign in, as in their redirect addresses. If absent, only Stint's
   * own extension may sign in.
   */
  extensions?: readonly string[] | undefined
  rules: AccountRules
}

/** Rules for how the claims of an account change people, teams and roles. */
export interface AccountRules {
  /**
   * What happens when somebody signs in whom no administrator has added: the sign-in is refused, or
   * the person is added.
   */
  unknown: 'refuse' | 'create'
  /** The name of the claim that says whether the e-mail address belongs to the person. */
  verifiedClaim: string
  /**
   * The name of the claim that contains the person's team. If absent, an administrator changes
   * teams by hand.
   */
  teamClaim?: string | undefined
  /** The name of the claim that contains the person's groups. */
  groupsClaim: string
  /** Groups whose members become administrators. If empty, administrators set this role by hand. */
  administrators: readonly string[]
  /** Groups whose members become managers. If empty, administrators set this role by hand. */
  managers: readonly string[]
}
