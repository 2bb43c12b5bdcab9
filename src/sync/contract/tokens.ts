/** API tokens: for other programs, such as BI tools. Each has scopes, and an end. */
import * as z from 'zod/mini'
import { MAX_TOKEN_DAYS } from './limits.ts'
import { Id, TypedName } from './words.ts'

/** What a token may do; a route names those that it takes. */
export const Scope = z.enum(['report:read', 'people:read', 'indicators:read', 'indicators:write'])
export type Scope = z.infer<typeof Scope>

/** In the order in which they are offered. */
export const SCOPES: readonly Scope[] = Scope.options

export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(Scope),
  /** Absent: all teams that its maker may see. */
  team: z.exactOptional(z.object({ id: Id, name: z.string() })),
  madeAt: z.int(),
  /** Who made it: a person's name, or an account of the endpoint's machine. */
  madeBy: z.string(),
  expiresAt: z.int(),
  /** To within ten minutes; absent if it was never used. */
  lastUsedAt: z.exactOptional(z.int()),
  /** False: it is too old, or who made it may not do any of that any more. */
  isGood: z.boolean(),
})
export type ApiToken = z.infer<typeof ApiToken>

/** `GET /v1/tokens`: those that are not revoked; for a head those that they made. */
export const ApiTokens = z.object({ tokens: z.array(ApiToken) })
export type ApiTokens = z.infer<typeof ApiTokens>

/** `POST /v1/tokens`. */
export const NewToken = z.strictObject({
  name: TypedName,
  scopes: z.array(Scope).check(z.minLength(1), z.maxLength(SCOPES.length)),
  /** Absent: all teams that the maker may see, later ones included. */
  team: z.exactOptional(Id),
  /** After so many days it ends. */
  days: z.int().check(z.gte(1), z.lte(MAX_TOKEN_DAYS)),
})
export type NewToken = z.infer<typeof NewToken>

/** The token itself is given once: the endpoint keeps its hash only. */
export const MadeToken = z.object({
  secret: z.string().check(z.regex(/^stint_[\w-]{43}$/)),
  token: ApiToken,
})
export type MadeToken = z.infer<typeof MadeToken>
