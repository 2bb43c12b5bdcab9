/** Commands about people. */
import { readFile } from 'node:fs/promises'
import { csvOf } from '../../src/core/report/csv.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE } from '../people/audit.ts'
import { createCode, createInvite, inviteLink, revokeInvites } from '../people/codes.ts'
import { importMembers } from '../people/import.ts'
import { leaveTeam, returnMember } from '../people/leave.ts'
import {
  addMember,
  allTeams,
  changeMember,
  findMember,
  findTeam,
  listMembers,
  type MemberChange,
  ROLES,
  renameMember,
} from '../people/members.ts'
import { mergeMembers } from '../people/merge.ts'
import { moveMember } from '../people/move.ts'
import { byName, nameFrom, nameKey } from '../people/names.ts'
import type { Owner } from '../people/owner.ts'
import { eraseDeleted, exportMember, forgetMember } from '../people/personal.ts'
import { unlinkAccounts } from '../sign-in/accounts-of-person.ts'
import { type Act, type Command, find, refuseBanner, writeOut } from './administer.ts'
import type { Settings } from './config.ts'
import { showInstant, showMembers } from './print.ts'
import { dateFrom, hereZone, Misuse, type Options, requireName } from './usage.ts'

/** The name that the first team gets if none is given. */
const DEFAULT_TEAM = 'Team'

const acting = () => ({ now: Date.now(), actor: COMMAND_LINE })

const roleOf = (text: string | undefined) => {
  const role = ROLES.find((role) => role === text)
  if (!role) throw new Misuse(`A role is one of ${ROLES.join(', ')}.`)
  return role
}

const untilHere = (instant: number) => `until ${showInstant(instant, hereZone())}`

const printCode = async (db: Database, name: string, owner: Owner) => {
  const { code, expiresAt } = await createCode(db, owner, Date.now())
  console.log(`Code for ${name}: ${code}`)
  console.log(`Good once, ${untilHere(expiresAt)}.`)
}

const printInvite = async (
  db: Database,
  name: string,
  owner: Owner,
  { address, inviteDays: days }: Settings,
) => {
  const { code, expiresAt } = await createInvite(db, owner, { ...acting(), days })
  console.log(`Invite for ${name}: ${inviteLink(address, code)}`)
  console.log(`Good once, ${untilHere(expiresAt)}.`)
}

/**
 * Throws OperatorError for a team that does not exist, unless `--new` is given: the name may be
 * misspelt.
 */
const teamFor = async (db: Database, { team: typed, new: isNew }: Options) => {
  const teams = (await allTeams(db)).sort(byName)
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

const add: Act = (options, typed) => {
  const role = roleOf(options.role ?? 'member')
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

const forget: Act = (options, typed) => async (db) => {
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
    await changeMember(db, member.member, of, acting())
    console.log(done(member.name))
  }

const leads: Act = (options, typed, words) => async (db) => {
  const member = await find(db, options, typed)
  const teams = []
  for (const word of words) teams.push(await findTeam(db, word))
  await changeMember(db, member.member, { leads: teams }, acting())
  console.log(`${member.name} leads ${words.join(', ') || 'no team'} from now on.`)
}

const leave: Act = (options, typed, [word]) => {
  const lastDay = word === undefined ? undefined : dateFrom(word)
  return async (db) => {
    const member = await find(db, options, typed)
    const until = await leaveTeam(db, member.member, { lastDay, zone: hereZone() }, acting())
    const when = lastDay === undefined ? 'has left' : `leaves after ${lastDay}`
    console.log(`${member.name} ${when}: devices are void from ${showInstant(until, hereZone())}.`)
    console.log('What was sent stays until retention removes it.')
  }
}

const comeBack: Act =
  (options, typed, [word]) =>
  async (db, settings) => {
    const member = await find(db, options, typed)
    const team = word === undefined ? undefined : await findTeam(db, word)
    await returnMember(db, member.member, team, acting(), options.yes)
    console.log(`${member.name} is back, as a member.`)
    await printInvite(db, member.name, member, settings)
  }

const merge: Act = (options, typed, [word]) => {
  const other = requireName(word)
  return async (db) => {
    const member = await find(db, options, typed)
    const gone = await findMember(db, other, options['other-team'] ?? options.team)
    if (!options.yes)
      throw new OperatorError(
        `That makes all of ${gone.name} (${gone.teamName}) part of ${member.name} (${member.teamName}), for ever. Say --yes.`,
      )
    await mergeMembers(db, member.member, gone.member, acting())
    console.log(`${gone.name} (${gone.teamName}) is part of ${member.name} now.`)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a table as Excel saves it: UTF-8, or UTF-16 ("Unicode text"). */
const textIn = async (file: string) => {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`${file} cannot be read: ${error.code}.`)
  })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    throw new OperatorError(`${file} is not in UTF-8. Save it as "CSV UTF-8".`)
  }
}

const importTable: Act = (options, file, [to]) => {
  const { new: newTeams, again, check } = options
  return async (db, { address, inviteDays }) => {
    const csv = await textIn(file)
    const chosen = {
      ...(newTeams && { newTeams: true as const }),
      ...(again && { again: true as const }),
    }
    const asked = { ...acting(), ...chosen, inviteDays }
    const preview = await importMembers(db, csv, { ...asked, check: true })
    const made = preview.newTeams.length > 0 ? `; new teams: ${preview.newTeams.join(', ')}` : ''
    if (check) return console.log(`${preview.people.length} people can be added${made}.`)
    refuseBanner(to)
    // The file for the links is opened before anybody is added: if it could not be written, the
    // links would be lost.
    async function* lines() {
      const { people } = await importMembers(db, csv, asked)
      const rows = people.map(({ name, email = '', team, invite }) => [
        name,
        email,
        team,
        invite ? inviteLink(address, invite.code) : '',
        invite ? showInstant(invite.expiresAt, hereZone()) : '',
      ])
      yield csvOf([['name', 'e-mail', 'team', 'link', 'good until'], ...rows], {
        separator: ',',
        decimal: '.',
      })
    }
    await writeOut(to, lines())
    if (to) console.log(`${preview.people.length} people were added${made}. Their links: ${to}`)
  }
}

const onOff = (word: string | undefined) => {
  if (word !== 'on' && word !== 'off') throw new Misuse('member track: on or off?')
  return word === 'on'
}

const MEMBER: Record<string, Act> = {
  add,
  import: importTable,
  code: (options, typed) => async (db) => {
    const member = await find(db, options, typed)
    await printCode(db, `${member.name} (${member.teamName})`, member)
  },
  invite: (options, typed) => async (db, settings) => {
    const member = await find(db, options, typed)
    await printInvite(db, `${member.name} (${member.teamName})`, member, settings)
  },
  uninvite: (options, typed) => async (db) => {
    const member = await find(db, options, typed)
    const revoked = await revokeInvites(db, member, Date.now())
    console.log(revoked ? 'The invite is void.' : `${member.name} has no open invite.`)
  },
  unlink: (options, typed) => async (db) => {
    const member = await find(db, options, typed)
    const unlinked = await unlinkAccounts(db, member.member, acting())
    const done = 'The next sign-in goes by the e-mail address.'
    console.log(unlinked ? done : `${member.name} has no company account.`)
  },
  role: (options, typed, [word]) => {
    const role = roleOf(word)
    return change(options, typed, { role }, (name) => `${name} is ${role} from now on.`)
  },
  email: (options, typed, [word]) =>
    change(options, typed, { email: requireName(word) }, (name) => `${name}: ${word}.`),
  track: (options, typed, [word]) => {
    const isTracked = onOff(word)
    const said = isTracked ? 'is recorded' : 'is not recorded'
    return change(options, typed, { isTracked }, (name) => `Time of ${name} ${said} from now on.`)
  },
  leads,
  rename: (options, typed, [word]) => {
    const to = requireName(word)
    return async (db) => {
      const member = await find(db, options, typed)
      const name = await renameMember(db, member, to, Date.now(), options.yes)
      console.log(`Called ${name} from now on.`)
    }
  },
  move: (options, typed, [word]) => {
    const to = requireName(word)
    return async (db) => {
      const member = await find(db, options, typed)
      await moveMember(db, member.member, await findTeam(db, to), acting(), options.yes)
      console.log(`${member.name} is in ${to} from now on. What was recorded stays where it was.`)
    }
  },
  leave,
  return: comeBack,
  merge,
  export:
    (options, typed, [file]) =>
    async (db) => {
      refuseBanner(file)
      const all = await exportMember(db, await find(db, options, typed), Date.now())
      await writeOut(file, [`${JSON.stringify(all, null, 2)}\n`])
    },
  forget,
}

export const member: Command = (options, [verb = '', typed, ...words]) => {
  if (verb === 'list')
    return async (db) => console.log(showMembers(await listMembers(db), hereZone()))
  const act = Object.hasOwn(MEMBER, verb) && MEMBER[verb]
  if (!act) throw new Misuse(`member: list, ${Object.keys(MEMBER).join(', ')}?`)
  return act(options, requireName(typed), words)
}
