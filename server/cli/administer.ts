/** Commands on an endpoint's database; the endpoint may run meanwhile. */
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Dialect } from '../../src/core/report/csv.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, readAudit, readNames } from '../people/audit.ts'
import { createCode, devicesOf, type Owner, revokeDevice } from '../people/devices.ts'
import {
  addMember,
  allTeams,
  findMember,
  findTeam,
  listMembers,
  ROLES,
  renameMember,
  renameTeam,
  setRole,
} from '../people/members.ts'
import { byName, nameFrom, nameKey } from '../people/names.ts'
import { eraseDeleted, exportMember, forgetMember } from '../people/personal.ts'
import { countOld, oldBefore, removeOld } from '../segments/retention.ts'
import { changeTeam, listTeams } from '../team/team.ts'
import { exportTeam } from './export.ts'
import { showAudit, showDevices, showInstant, showMembers, showOld, showTeams } from './print.ts'
import {
  hereZone,
  Misuse,
  MOST_KEPT_DAYS,
  type Options,
  requireName,
  wholeNumber,
  zoneFrom,
} from './usage.ts'

/** The name of the first team if none is given. */
const DEFAULT_TEAM = 'Team'

const roleOf = (text: string | undefined) => {
  const role = ROLES.find((role) => role === text)
  if (!role) throw new Misuse(`A role is one of ${ROLES.join(', ')}.`)
  return role
}

const printCode = async (db: Database, name: string, owner: Owner) => {
  const { code, expiresAt } = await createCode(db, owner, Date.now())
  console.log(`Code for ${name}: ${code}`)
  console.log(`Good once, until ${showInstant(expiresAt, hereZone())}.`)
}

/**
 * Throws OperatorError for a team that does not exist, unless `--new`: the name may be misspelt.
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
  return async (db) => {
    const team = await teamFor(db, options)
    const { name, teamName, ...owner } = await addMember(db, typed, team, Date.now(), role)
    await printCode(db, `${name} (${teamName})`, owner)
  }
}

/** The work of a command, on the open database. */
export type Work = (db: Database) => Promise<void>
/** Reads the words of a command before the database is opened. Throws Misuse for wrong words. */
export type Command = (options: Options, words: string[]) => Work
type Act = (options: Options, name: string, words: string[]) => Work

const find = (db: Database, { team }: Options, name: string) => findMember(db, name, team)

/**
 * Refuses output to a file through npm, which begins it with lines like `> stint@0.1.0 endpoint`.
 */
const refuseBanner = (file: string | undefined) => {
  const { npm_lifecycle_event: byNpm, npm_config_loglevel: level } = process.env
  if (!file && byNpm === 'endpoint' && level !== 'silent' && !process.stdout.isTTY)
    throw new OperatorError(
      'npm writes lines of its own before these. Name a FILE, say npm run --silent, or use server/stint-endpoint.',
    )
}

/** Writes to a new file that only its owner may read, or to standard output. */
const writeOut = async (
  file: string | undefined,
  pages: AsyncIterable<string> | Iterable<string>,
) => {
  if (!file) return pipeline(pages, process.stdout, { end: false })
  // Opened first: an export that cannot be written is not counted as one.
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new OperatorError(`${file} is there already.`)
    throw error
  })
  await pipeline(pages, handle.createWriteStream())
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

const MEMBER: Record<string, Act> = {
  add,
  code: (options, typed) => async (db) => {
    const member = await find(db, options, typed)
    await printCode(db, `${member.name} (${member.teamName})`, member)
  },
  role: (options, typed, [word]) => {
    const role = roleOf(word)
    return async (db) => {
      const member = await find(db, options, typed)
      await setRole(db, member, role, Date.now())
      console.log(`${member.name} is ${role} from now on.`)
    }
  },
  rename: (options, typed, [word]) => {
    const to = requireName(word)
    return async (db) => {
      const member = await find(db, options, typed)
      console.log(`Called ${await renameMember(db, member, to, Date.now())} from now on.`)
    }
  },
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
  if (!act) throw new Misuse('member: list, add, code, role, rename, export or forget?')
  return act(options, requireName(typed), words)
}

export const device: Command = (options, [verb, given, id]) => {
  if (verb !== 'list' && verb !== 'revoke') throw new Misuse('device: list or revoke?')
  const name = requireName(given)
  return async (db) => {
    const owner = await find(db, options, name)
    const devices = await devicesOf(db, owner, Date.now())
    if (verb === 'list')
      return console.log(
        devices.length > 0 ? showDevices(devices, hereZone()) : `${owner.name} has no devices.`,
      )
    const [meant, ...others] = devices.filter((one) => id && one.id.startsWith(id))
    if (!meant || others.length > 0)
      throw new OperatorError(`Which device? Name one by its id. See: device list ${name}`)
    await revokeDevice(db, { ...owner, id: meant.id }, COMMAND_LINE, Date.now())
    console.log('Revoked. What it sent stays.')
  }
}

const shareMiddle = (name: string | undefined, word: string | undefined): Work => {
  if (word !== 'on' && word !== 'off') throw new Misuse('team share-middle: on or off?')
  return async (db) => {
    const by = { team: await findTeam(db, name), actor: COMMAND_LINE }
    await changeTeam(db, by, { shareMiddle: word === 'on' }, Date.now())
    console.log(
      word === 'on'
        ? "Members may see the team's middle."
        : "Members do not see the team's middle.",
    )
  }
}

const rename =
  (name: string, to: string): Work =>
  async (db) => {
    const id = await findTeam(db, name)
    console.log(`Called ${await renameTeam(db, id, to, Date.now())} from now on.`)
  }

export const team: Command = (options, [verb, word, to]) => {
  if (verb === 'list') return async (db) => console.log(showTeams(await listTeams(db)))
  if (verb === 'share-middle') return shareMiddle(options.team, word)
  if (verb === 'rename') return rename(requireName(word), requireName(to))
  throw new Misuse('team: list, rename or share-middle?')
}

const SEPARATORS: Record<string, Dialect['separator']> = { comma: ',', semicolon: ';', tab: '\t' }

export const exportCsv: Command = ({ team: name, separator: word, ...options }, [file]) => {
  const separator = Object.hasOwn(SEPARATORS, word) && SEPARATORS[word]
  if (!separator) throw new Misuse(`--separator is one of ${Object.keys(SEPARATORS).join(', ')}.`)
  const zone = options.zone === undefined ? undefined : zoneFrom(options.zone)
  // The decimal mark does not matter: all numbers are whole.
  const form = { dialect: { separator, decimal: '.' as const }, zone }
  return async (db) => {
    refuseBanner(file)
    await writeOut(file, exportTeam(db, await findTeam(db, name), form, Date.now()))
  }
}

export const retain: Command = ({ yes }, [typed = '']) => {
  const days = wholeNumber('How many days are kept', typed, MOST_KEPT_DAYS, 1)
  return async (db) => {
    const now = Date.now()
    const until = showInstant(oldBefore(days, now), hereZone())
    const old = await countOld(db, days, now)
    console.log(showOld(old, until))
    if (old.every(({ segments, tombstones }) => segments + tombstones === 0))
      return console.log('There is nothing to remove.')
    if (!yes) throw new OperatorError('Nothing was removed. To remove it for ever, say --yes.')
    console.log(`Removed ${await removeOld(db, days, now)} segments.`)
  }
}

export const audit: Command = () => async (db) =>
  console.log(showAudit(await readAudit(db), await readNames(db), hereZone()))
