/**
 * Commands that change one person: change properties, move to another team, let the person leave,
 * merge two entries of the person, delete all data of the person.
 */
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { byCommand } from '../people/audit.ts'
import { changeMember, type MemberChange, renameMember } from '../people/change-member.ts'
import { exportMember } from '../people/export-member.ts'
import { eraseDeleted, forgetMember } from '../people/forget-member.ts'
import { leaveTeam, returnMember } from '../people/leave.ts'
import { findMember } from '../people/list-members.ts'
import { mergeMembers } from '../people/merge.ts'
import { moveMember } from '../people/move.ts'
import { findTeam } from '../team/find-team.ts'
import { type Act, find, refuseBanner, writeOut } from './administer.ts'
import { printInvite } from './member-invites.ts'
import { showInstant } from './print.ts'
import { dateFrom, hereZone, Misuse, type Options, requireName, roleFrom } from './usage.ts'

export const forget: Act = (options, typed) => async (db) => {
  const member = await find(db, options, typed)
  const { name } = member
  if (!options.yes)
    throw new OperatorError(
      `That removes ${name} and all that ${name} sent, for ever, and then rewrites the database, while browsers wait. Say --yes.`,
    )
  await forgetMember(db, member, Date.now())
  await eraseDeleted(db)
  console.log(
    `${name} is forgotten. Backups still hold what was there, and so do files that restore left beside the database (.before-…): remove those yourself.`,
  )
}

/** Changes one person, and prints a sentence about the result. */
const change =
  (options: Options, typed: string, of: MemberChange, done: (name: string) => string) =>
  async (db: Database) => {
    const member = await find(db, options, typed)
    await changeMember(db, member.member, of, byCommand())
    console.log(done(member.name))
  }

export const leads: Act = (options, typed, words) => async (db) => {
  const member = await find(db, options, typed)
  const teams = []
  for (const word of words) teams.push(await findTeam(db, word))
  await changeMember(db, member.member, { leads: teams }, byCommand())
  console.log(`${member.name} leads ${words.join(', ') || 'no team'} from now on.`)
}

export const leave: Act = (options, typed, [word]) => {
  const lastDay = word === undefined ? undefined : dateFrom(word)
  return async (db) => {
    const member = await find(db, options, typed)
    const until = await leaveTeam(db, member.member, { lastDay, zone: hereZone() }, byCommand())
    const when = lastDay === undefined ? 'has left' : `leaves after ${lastDay}`
    console.log(`${member.name} ${when}: devices are void from ${showInstant(until, hereZone())}.`)
    console.log('What was sent stays until retention removes it.')
  }
}

export const comeBack: Act =
  (options, typed, [word]) =>
  async (db, settings) => {
    const member = await find(db, options, typed)
    const team = word === undefined ? undefined : await findTeam(db, word)
    await returnMember(db, member.member, team, byCommand(), options.yes)
    console.log(`${member.name} is back, as a member.`)
    await printInvite(db, member.name, member, settings)
  }

export const merge: Act = (options, typed, [word]) => {
  const other = requireName(word)
  return async (db) => {
    const member = await find(db, options, typed)
    const gone = await findMember(db, other, options['other-team'] ?? options.team)
    if (!options.yes)
      throw new OperatorError(
        `That makes all of ${gone.name} (${gone.teamName}) part of ${member.name} (${member.teamName}), for ever. Say --yes.`,
      )
    await mergeMembers(db, member.member, gone.member, byCommand())
    console.log(`${gone.name} (${gone.teamName}) is part of ${member.name} now.`)
  }
}

const isOnWord = (word: string | undefined) => {
  if (word !== 'on' && word !== 'off') throw new Misuse('member track: on or off?')
  return word === 'on'
}

export const role: Act = (options, typed, [word]) => {
  const role = roleFrom(word)
  return change(options, typed, { role }, (name) => `${name} is ${role} from now on.`)
}

export const email: Act = (options, typed, [word]) =>
  change(options, typed, { email: requireName(word) }, (name) => `${name}: ${word}.`)

export const track: Act = (options, typed, [word]) => {
  const isTracked = isOnWord(word)
  const said = isTracked ? 'is recorded' : 'is not recorded'
  return change(options, typed, { isTracked }, (name) => `Time of ${name} ${said} from now on.`)
}

export const rename: Act = (options, typed, [word]) => {
  const to = requireName(word)
  return async (db) => {
    const member = await find(db, options, typed)
    const name = await renameMember(db, member, to, Date.now(), options.yes)
    console.log(`Called ${name} from now on.`)
  }
}

export const move: Act = (options, typed, [word]) => {
  const to = requireName(word)
  return async (db) => {
    const member = await find(db, options, typed)
    await moveMember(db, member.member, await findTeam(db, to), byCommand(), options.yes)
    console.log(`${member.name} is in ${to} from now on. What was recorded stays where it was.`)
  }
}

export const exportTime: Act =
  (options, typed, [file]) =>
  async (db) => {
    refuseBanner(file)
    const owner = await find(db, options, typed)
    async function* text() {
      yield `${JSON.stringify(await exportMember(db, owner, Date.now()), null, 2)}\n`
    }
    await writeOut(file, text())
  }
