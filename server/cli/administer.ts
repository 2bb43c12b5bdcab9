/** Commands on an endpoint's database, which also work while the endpoint runs. */
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Dialect } from '../../src/core/report/csv.ts'
import { MOST_KEPT_DAYS } from '../../src/sync/contract.ts'
import { accessLogOf } from '../access/access-log.ts'
import type { Database } from '../db/tables.ts'
import { fileError } from '../file-error.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, readAudit, readNames } from '../people/audit.ts'
import { devicesOf, revokeDevice } from '../people/devices.ts'
import { findMember } from '../people/list-members.ts'
import { requirePerson } from '../people/person.ts'
import { countOld, oldBefore, removeOld } from '../segments/retention.ts'
import { findTeam } from '../team/find-team.ts'
import type { Settings } from './config.ts'
import { exportTeam } from './export.ts'
import { showAudit, showDevices, showInstant, showOld, showReads } from './print.ts'
import { hereZone, Misuse, type Options, requireName, wholeNumber, zoneFrom } from './usage.ts'

/** The part of a command that needs the open database. */
export type Work = (db: Database, settings: Settings) => Promise<void>
/**
 * Reads the arguments of a command before the database is opened. Throws Misuse for wrong
 * arguments.
 */
export type Command = (options: Options, words: string[]) => Work
export type Act = (options: Options, name: string, words: string[]) => Work

export const find = (db: Database, { team }: Options, name: string) => findMember(db, name, team)

/**
 * Throws an error if `npm run` started the command and the output is redirected to a file. In that
 * case, npm itself would first write lines like `> stint@0.1.0 endpoint` to that file.
 */
export const refuseBanner = (file: string | undefined) => {
  const { npm_lifecycle_event: byNpm, npm_config_loglevel: level } = process.env
  if (
    (!file || file === '-') &&
    byNpm === 'endpoint' &&
    level !== 'silent' &&
    !process.stdout.isTTY
  )
    throw new OperatorError(
      'npm writes lines of its own before these. Name a FILE, say npm run --silent, or use server/stint-endpoint.',
    )
}

/**
 * Writes to a new file that only its owner may read. If `file` is absent or `-`, writes to standard
 * output.
 */
export const writeOut = async (
  file: string | undefined,
  pages: AsyncIterable<string> | Iterable<string>,
) => {
  if (!file || file === '-') return pipeline(pages, process.stdout, { end: false })
  // The file is opened before the pages are read, because reading the pages records the export in
  // the audit. An export that cannot be written must not be recorded.
  const handle = await open(file, 'wx', 0o600).catch((error) => {
    throw fileError(file, error)
  })
  await pipeline(pages, handle.createWriteStream())
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

const SEPARATORS: Record<string, Dialect['separator']> = { comma: ',', semicolon: ';', tab: '\t' }

export const exportCsv: Command = ({ team: name, separator: word, ...options }, [file]) => {
  const separator = Object.hasOwn(SEPARATORS, word) && SEPARATORS[word]
  if (!separator) throw new Misuse(`--separator is one of ${Object.keys(SEPARATORS).join(', ')}.`)
  const zone = options.zone === undefined ? undefined : zoneFrom(options.zone)
  // The decimal mark has no effect: all numbers in the table are whole.
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

export const access: Command = (options, [given]) => {
  const name = requireName(given)
  return async (db) => {
    const owner = await find(db, options, name)
    const person = await requirePerson(db, owner.member)
    const { reads, next } = await accessLogOf(db, person)
    console.log(
      reads.length > 0 ? showReads(reads, hereZone()) : `Nobody has read ${owner.name}’s figures.`,
    )
    if (next !== undefined) console.log('Older ones are in: member export')
  }
}

export const audit: Command = () => async (db) =>
  console.log(showAudit(await readAudit(db), await readNames(db), hereZone()))
