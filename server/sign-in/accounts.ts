/**
 * Finds the person to whom an account belongs: by issuer and subject, and the first time by a
 * verified e-mail address.
 */
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { insertMember } from '../people/add-member.ts'
import { type Acting, recordAct } from '../people/audit.ts'
import { changeWithin } from '../people/change-member.ts'
import { emailFrom } from '../people/email.ts'
import { moveWithin, readMember } from '../people/move.ts'
import { hasName } from '../people/names.ts'
import { hasLeft, type Person, readPerson, requirePerson } from '../people/person.ts'
import { readTeams } from '../team/find-team.ts'
import type { Identity } from './identity.ts'
import { SignInRefused } from './refusal.ts'
import { roleFor } from './role-of-groups.ts'
import type { AccountRules } from './settings.ts'

/**
 * The name in the audit (the log of administration) for changes that were made because of a company
 * account, not by an administrator.
 */
export const COMPANY_ACCOUNT = 'company account'

const linkedMember = async (tx: Database, { issuer, subject }: Identity) => {
  const found = tx
    .selectFrom('accounts')
    .select('member')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
  return (await found.executeTakeFirst())?.member
}

const hasAccount = async (tx: Database, member: string, issuer: string) => {
  const found = tx
    .selectFrom('accounts')
    .select('subject')
    .where('member', '=', member)
    .where('issuer', '=', issuer)
  return (await found.executeTakeFirst()) !== undefined
}

const link = async (
  tx: Database,
  { member, team }: Pick<Person, 'member' | 'team'>,
  { issuer, subject }: Identity,
  now: number,
) => {
  await tx.insertInto('accounts').values({ issuer, subject, member, created_at: now }).execute()
  await recordAct(tx, {
    team,
    at: now,
    actor: COMPANY_ACCOUNT,
    act: 'account linked',
    about: member,
  })
}

/** Returns the e-mail address in its stored form; undefined for a text that is not an address. */
const readEmail = (typed: string) => {
  try {
    return emailFrom(typed)
  } catch {
    return undefined
  }
}

const memberByEmail = async (tx: Database, typed: string | undefined) => {
  const email = typed === undefined ? undefined : readEmail(typed)
  if (email === undefined) return undefined
  const found = tx.selectFrom('people').select('id').where('email', '=', email)
  return (await found.executeTakeFirst())?.id
}

const teamNamed = async (tx: Database, name: string | undefined) =>
  name === undefined ? undefined : (await readTeams(tx)).find(hasName(name))

/** Adds the owner of an account as a new person, because no administrator has added them before. */
const create = async (tx: Database, { team: named, name, email }: Identity, now: number) => {
  const team = await teamNamed(tx, named)
  if (!team) throw new SignInRefused('unknown-team')
  const typed = { name: name ?? email ?? '', email: email && readEmail(email) }
  try {
    return (await insertMember(tx, team, typed, { now, actor: COMPANY_ACCOUNT })).member
  } catch (error) {
    if (error instanceof OperatorError) throw new SignInRefused('cannot-add')
    throw error
  }
}

/**
 * Returns the person of an account that signs in for the first time, and stores that the account
 * belongs to the person.
 */
const linkNewAccount = async (
  tx: Database,
  identity: Identity,
  rules: AccountRules,
  now: number,
) => {
  const known = await memberByEmail(tx, identity.email)
  // When a person has left, the company may give their e-mail address to another person. So a
  // second account with the address is not added to the same person.
  if (known !== undefined && (await hasAccount(tx, known, identity.issuer)))
    throw new SignInRefused('other-account')
  if (known === undefined && rules.unknown === 'refuse')
    throw new SignInRefused(identity.email === undefined ? 'unverified-email' : 'unknown-person')
  const person = await requirePerson(tx, known ?? (await create(tx, identity, now)))
  if (hasLeft(person, now)) throw new SignInRefused('has-left')
  await link(tx, person, identity, now)
  return person.member
}

/**
 * Moves the person to a team. If that is not possible, for example because somebody in the team has
 * the same name, nothing happens, and the next sign-in or check of the account tries again.
 */
const moveTo = async (tx: Database, member: string, named: string, acting: Acting) => {
  const team = await teamNamed(tx, named)
  if (!team) return
  try {
    await moveWithin(tx, await requirePerson(tx, member), team, acting)
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
  }
}

/** Changes the person's team and role to what the claims of the account say. */
export const followClaims = async (
  tx: Database,
  member: string,
  { team, groups }: Identity,
  rules: AccountRules,
  now: number,
) => {
  const acting = { now, actor: COMPANY_ACCOUNT }
  if (team !== undefined) await moveTo(tx, member, team, acting)
  const { team: present } = await requirePerson(tx, member)
  const { role } = await readMember(tx, present, member).executeTakeFirstOrThrow()
  const next = roleFor(role, groups, rules)
  if (next !== role) await changeWithin(tx, member, { role: next }, acting)
}

/**
 * Returns the person who signed in. The caller's transaction has called `lockPeople`. Throws
 * SignInRefused for an account without a person, and for a person who has left.
 */
export const personOf = async (
  tx: Database,
  identity: Identity,
  rules: AccountRules,
  now: number,
): Promise<Person> => {
  const linked = await linkedMember(tx, identity)
  const person = linked === undefined ? undefined : await readPerson(tx, linked)
  if (person && hasLeft(person, now)) throw new SignInRefused('has-left')
  const member = person?.member ?? (await linkNewAccount(tx, identity, rules, now))
  await followClaims(tx, member, identity, rules, now)
  return requirePerson(tx, member)
}
