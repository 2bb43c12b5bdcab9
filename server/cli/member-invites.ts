/** Commands that add one person and let them connect: codes, invites, company accounts. */
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { addMember } from '../people/add-member.ts'
import { byCommand } from '../people/audit.ts'
import { createCode } from '../people/codes.ts'
import { createInvite, inviteLink, revokeInvites } from '../people/invites.ts'
import { byName, nameFrom, nameKey } from '../people/names.ts'
import type { Owner } from '../people/owner.ts'
import { unlinkAccounts } from '../sign-in/accounts-of-person.ts'
import { readTeams } from '../team/find-team.ts'
import { type Act, find } from './administer.ts'
import type { Settings } from './config.ts'
import { showInstant } from './print.ts'
import { hereZone, type Options, roleFrom } from './usage.ts'

/** The name of the first team, if the command does not contain a name. */
const DEFAULT_TEAM = 'Team'

const untilHere = (instant: number) => `until ${showInstant(instant, hereZone())}`

const printCode = async (db: Database, name: string, owner: Owner) => {
  const { code, expiresAt } = await createCode(db, owner, Date.now())
  console.log(`Code for ${name}: ${code}`)
  console.log(`Good once, ${untilHere(expiresAt)}.`)
}

export const printInvite = async (
  db: Database,
  name: string,
  owner: Owner,
  { address, inviteDays: days }: Settings,
) => {
  const { code, expiresAt } = await createInvite(db, owner, { ...byCommand(), days })
  console.log(`Invite for ${name}: ${inviteLink(address, code)}`)
  console.log(`Good once, ${untilHere(expiresAt)}.`)
}

/**
 * Throws OperatorError for a team that does not exist, unless `--new` is given. Otherwise a
 * misspelt name would create a second team.
 */
const teamFor = async (db: Database, { team: typed, new: isNew }: Options) => {
  const teams = (await readTeams(db)).sort(byName)
  const [first, ...others] = teams
  if (!first) return typed ?? DEFAULT_TEAM
  const known = teams.map(({ name }) => `"${name}"`).join(', ')
  if (typed === undefined && others.length === 0) return first.name
  if (typed === undefined)
    throw new OperatorError(`Which team? There are ${known}: say --team TEAM.`)
  if (!isNew && !teams.some(({ name }) => nameKey(name) === nameKey(typed)))
    throw new OperatorError(
      `There is no team "${nameFrom(typed)}"; there is ${known}. To make another, say --new.`,
    )
  return typed
}

export const add: Act = (options, typed) => {
  const role = roleFrom(options.role ?? 'member')
  const { email, untracked, yes: anyway } = options
  return async (db, settings) => {
    const team = await teamFor(db, options)
    const more = { email, isTracked: !untracked, anyway }
    const added = await addMember(db, typed, team, Date.now(), role, more)
    const { name, teamName, ...owner } = added
    await printCode(db, `${name} (${teamName})`, owner)
    await printInvite(db, `${name} (${teamName})`, owner, settings)
  }
}

export const code: Act = (options, typed) => async (db) => {
  const member = await find(db, options, typed)
  await printCode(db, `${member.name} (${member.teamName})`, member)
}

export const invite: Act = (options, typed) => async (db, settings) => {
  const member = await find(db, options, typed)
  await printInvite(db, `${member.name} (${member.teamName})`, member, settings)
}

export const uninvite: Act = (options, typed) => async (db) => {
  const member = await find(db, options, typed)
  const revoked = await revokeInvites(db, member, Date.now())
  console.log(revoked ? 'The invite is void.' : `${member.name} has no open invite.`)
}

export const unlink: Act = (options, typed) => async (db) => {
  const member = await find(db, options, typed)
  const unlinked = await unlinkAccounts(db, member.member, byCommand())
  const done = 'The next sign-in goes by the e-mail address.'
  console.log(unlinked ? done : `${member.name} has no company account.`)
}
