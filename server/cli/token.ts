/**
 * Commands about API tokens. A token made by a command acts in the name of the people who operate
 * the endpoint.
 */
import { MAX_TOKEN_DAYS, SCOPES, type Scope } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { byCommand } from '../people/audit.ts'
import { findTeam } from '../team/find-team.ts'
import { listTokens, makeToken, revokeToken } from '../tokens/api-tokens.ts'
import type { Command, Work } from './administer.ts'
import { showInstant, showTokens } from './print.ts'
import { hereZone, Misuse, type Options, requireName, wholeNumber } from './usage.ts'

const scopesFrom = (typed: string | undefined): Scope[] => {
  const words = (typed ?? '').split(/[\s,]+/).filter(Boolean)
  const scopes = words.map((word) => SCOPES.find((scope) => scope === word))
  if (words.length === 0 || scopes.includes(undefined))
    throw new Misuse(`--scopes has one or more of ${SCOPES.join(', ')}, with commas.`)
  return scopes.filter((scope) => scope !== undefined)
}

const add = (options: Options, name: string): Work => {
  const scopes = scopesFrom(options.scopes)
  const days = wholeNumber('--days', options.days, MAX_TOKEN_DAYS, 1)
  return async (db) => {
    const team = options.team === undefined ? {} : { team: await findTeam(db, options.team) }
    const { secret, token } = await makeToken(db, { name, scopes, days, ...team }, byCommand())
    console.log(`Token ${token.name}: ${secret}`)
    console.log(`Shown once. Good until ${showInstant(token.expiresAt, hereZone())}.`)
  }
}

const list = async (db: Database) => {
  const tokens = await listTokens(db, Date.now())
  console.log(tokens.length > 0 ? showTokens(tokens, hereZone()) : 'There are no API tokens.')
}

const revoke = async (db: Database, id: string) => {
  const [meant, ...others] = (await listTokens(db, Date.now())).filter((one) =>
    one.id.startsWith(id),
  )
  if (!meant || others.length > 0)
    throw new OperatorError('Which token? Name one by its id. See: token list')
  await revokeToken(db, meant.id, byCommand())
  console.log(`The token ${meant.name} is void.`)
}

export const token: Command = (options, [verb, word]) => {
  if (verb === 'list') return list
  if (verb === 'add') return add(options, requireName(word))
  if (verb === 'revoke') return (db) => revoke(db, requireName(word))
  throw new Misuse('token: add, list or revoke?')
}
