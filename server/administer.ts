/** What an administrator does at the command line, beside a running endpoint. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { COMMAND_LINE, readAudit } from './audit.ts'
import { createCode, devicesOf, type Owner, revokeDevice } from './devices.ts'
import { exportTeam } from './export.ts'
import { addMember, findMember, findTeam, listMembers, Refused, ROLES, setRole } from './members.ts'
import { exportMember, forgetMember } from './personal.ts'
import { showAudit, showDevices, showInstant, showMembers, showTeams } from './print.ts'
import { removeOld } from './retention.ts'
import type { Database } from './tables.ts'
import { changeTeam, listTeams } from './team.ts'
import { hereZone, Misuse, named, type Options, wholeNumber } from './usage.ts'

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

const addOne = async (db: Database, options: Options, name: string) => {
  const { team = DEFAULT_TEAM, role = 'member' } = options
  return printCode(db, name, await addMember(db, name, team, Date.now(), roleOf(role)))
}

type Act = (db: Database, options: Options, name: string, rest: string[]) => Promise<void>

const find = (db: Database, { team }: Options, name: string) => findMember(db, name, team)

const MEMBER: Record<string, Act> = {
  add: addOne,
  code: async (db, options, name) => printCode(db, name, await find(db, options, name)),
  role: async (db, options, name, [role]) => {
    await setRole(db, await find(db, options, name), roleOf(role), Date.now())
    console.log(`${name} is ${role} from now on.`)
  },
  export: async (db, options, name) => {
    const all = await exportMember(db, await find(db, options, name), Date.now())
    console.log(JSON.stringify(all, null, 2))
  },
  forget: async (db, options, name) => {
    const member = await find(db, options, name)
    if (!options.yes)
      throw new Refused(`That removes ${name} and all that ${name} sent, for ever. Say --yes.`)
    await forgetMember(db, member, Date.now())
    console.log(`${name} is forgotten. Backups made before still hold what was there.`)
  },
}

export const member = async (db: Database, options: Options, [verb = '', ...rest]: string[]) => {
  if (verb === 'list') return console.log(showMembers(await listMembers(db), hereZone()))
  const act = Object.hasOwn(MEMBER, verb) && MEMBER[verb]
  if (!act) throw new Misuse('member: list, add, code, role, export or forget?')
  return act(db, options, named(rest[0]), rest.slice(1))
}

export const device = async (db: Database, options: Options, [verb, given, id]: string[]) => {
  if (verb !== 'list' && verb !== 'revoke') throw new Misuse('device: list or revoke?')
  const owner = await find(db, options, named(given))
  const devices = await devicesOf(db, owner, Date.now())
  if (verb === 'list') return console.log(showDevices(devices, hereZone()))
  const [meant, ...others] = devices.filter((one) => id && one.id.startsWith(id))
  if (!meant || others.length > 0)
    throw new Refused(`Which device? Name one by its id. See: device list ${given}`)
  await revokeDevice(db, { ...owner, id: meant.id }, COMMAND_LINE, Date.now())
  console.log('Revoked. What it sent stays.')
}

export const team = async (db: Database, { team: name }: Options, [verb, word]: string[]) => {
  if (verb === 'list') return console.log(showTeams(await listTeams(db)))
  if (verb !== 'share-middle' || (word !== 'on' && word !== 'off'))
    throw new Misuse('team: list, share-middle on or share-middle off?')
  const by = { team: await findTeam(db, name), actor: COMMAND_LINE }
  await changeTeam(db, by, { shareMiddle: word === 'on' }, Date.now())
  console.log(
    word === 'on' ? "Members may see the team's middle." : "Members do not see the team's middle.",
  )
}

const SEPARATORS: Record<string, string> = { comma: ',', semicolon: ';', tab: '\t' }

export const exportCsv = async (db: Database, options: Options, [file]: string[]) => {
  const { team: name, separator: word } = options
  const separator = Object.hasOwn(SEPARATORS, word) && SEPARATORS[word]
  if (!separator) throw new Misuse(`--separator is one of ${Object.keys(SEPARATORS).join(', ')}.`)
  const team = await findTeam(db, name)
  const to = file ? createWriteStream(file, { flags: 'wx', mode: 0o600 }) : process.stdout
  await pipeline(exportTeam(db, team, separator, Date.now()), to, { end: to !== process.stdout })
}

export const retain = async (db: Database, _: Options, [days]: string[]) => {
  const kept = wholeNumber('days', days ?? '', 36_500)
  if (kept < 1) throw new Misuse('At least one day is kept.')
  console.log(`Removed ${await removeOld(db, kept, Date.now())} segments.`)
}

export const audit = async (db: Database) => console.log(showAudit(await readAudit(db), hereZone()))
