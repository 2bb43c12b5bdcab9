/**
 * API tokens, with which other programs (such as BI tools) get access. Each token has scopes, and
 * expires.
 */
import * as z from 'zod/mini'
import { Id, TypedName } from './common-values.ts'
import { MAX_TOKEN_DAYS } from './limits.ts'

/** What a token may do. Each route of the API names the scopes that it accepts. */
export const Scope = z.enum(['report:read', 'people:read', 'indicators:read', 'indicators:write'])
export type Scope = z.infer<typeof Scope>

/** All scopes, in the order in which a form offers them. */
export const SCOPES: readonly Scope[] = Scope.options

export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(Scope),
  /**
   * The only team for which the token is valid. If it is absent, the token is valid for all teams
   * whose data the maker of the token may see.
   */
  team: z.exactOptional(z.object({ id: Id, name: z.string() })),
  madeAt: z.int(),
  /** The maker of the token: a person's name, or an account on the endpoint's machine. */
  madeBy: z.string(),
  expiresAt: z.int(),
  /**
   * When the token was last used, epoch milliseconds, accurate to ten minutes. Absent if it was
   * never used.
   */
  lastUsedAt: z.exactOptional(z.int()),
  /**
   * False if the token has expired, or if the maker of the token has lost the rights for all scopes
   * of the token.
   */
  isGood: z.boolean(),
})
export type ApiToken = z.infer<typeof ApiToken>

/**
 * The answer of `GET /v1/tokens`: all tokens that are not revoked. A person who leads a team gets
 * only the tokens that they made.
 */
export const ApiTokens = z.object({ tokens: z.array(ApiToken) })
export type ApiTokens = z.infer<typeof ApiTokens>

/** The body of `POST /v1/tokens`. */
export const NewToken = z.strictObject({
  name: TypedName,
  scopes: z.array(Scope).check(z.minLength(1), z.maxLength(SCOPES.length)),
  /**
   * The only team for which the token is valid. If it is absent, the token is valid for all teams
   * whose data the maker may see, now and later.
   */
  team: z.exactOptional(Id),
  /** The number of days after which the token expires. */
  days: z.int().check(z.gte(1), z.lte(MAX_TOKEN_DAYS)),
})
export type NewToken = z.infer<typeof NewToken>

/**
 * The answer after a token was made. The endpoint sends the secret only once, because it stores
 * only a hash of the secret.
 */
export const MadeToken = z.object({
  secret: z.string().check(z.regex(/^stint_[\w-]{43}$/)),
  token: ApiToken,
})
export type MadeToken = z.infer<typeof MadeToken>
