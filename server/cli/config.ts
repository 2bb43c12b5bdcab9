/**
 * What the service and its command line are set to: by options, else by the environment, else by one
 * file that both read.
 */
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { isPostgres } from '../db/database.ts'
import { OperatorError } from '../operator-error.ts'
import { accountName } from '../people/audit.ts'
import { Misuse, type Options, wholeNumber } from './usage.ts'

/** Read where nothing else is said. The unit and an administrator's shell find it without a word. */
const CONFIG_FILE = '/etc/stint-endpoint.env'
/** Where `serve` keeps its rows on a machine without any settings: in the folder it was started in. */
const DEFAULT_DATABASE = '.stint/endpoint.sqlite'

const KEYS = [
  'DATABASE_URL',
  'STINT_HOST',
  'STINT_PORT',
  'STINT_BEHIND_PROXY',
  'STINT_KEEP_DAYS',
] as const
type Values = Partial<Record<(typeof KEYS)[number], string>>

/** Whoever names the database by `--db` means that one alone: no settings of another come along. */
const fileFor = ({ config, db }: Options) => {
  const named = config ?? process.env.STINT_CONFIG
  if (named) return resolve(named)
  return db === undefined && existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined
}

const readFile = (file: string) => {
  try {
    return parseEnv(readFileSync(file, 'utf8'))
  } catch (error) {
    const { message } = error as Error
    throw new OperatorError(`The settings cannot be read as ${accountName()}: ${message}.`)
  }
}

const isAddress = (where: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(where)

const valuesIn = (file: string): Values => {
  const values = readFile(file)
  const strange = Object.keys(values).filter(
    (key) => key.startsWith('STINT_') && !KEYS.some((known) => known === key),
  )
  if (strange.length > 0)
    throw new OperatorError(`${file} has ${strange.join(', ')}; there are ${KEYS.join(', ')}.`)
  const { DATABASE_URL: database } = values
  if (database && !isAddress(database) && !isAbsolute(database))
    throw new OperatorError(
      `DATABASE_URL in ${file} needs a whole path, from / on: not ${database}.`,
    )
  return values
}

const checked = (where: string) => {
  if (!where) throw new OperatorError('DATABASE_URL is empty.')
  if (isAddress(where) && !isPostgres(where))
    throw new OperatorError('The database is the path of an SQLite file or a postgres:// address.')
  return isPostgres(where) ? where : resolve(where)
}

const WORDS: Record<string, boolean> = {
  ...{ yes: true, true: true, 1: true, no: false, false: false, 0: false },
}

const yesOrNo = (name: string, text: string) => {
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined
  if (word === undefined) throw new Misuse(`${name} is yes or no, not ${text}.`)
  return word
}

const keptFrom = (text: string | undefined) => {
  if (!text) return undefined
  const days = wholeNumber('How many days are kept', text, 36_500)
  if (days === 0) throw new Misuse('At least one day is kept: --keep-days 1.')
  return days
}

/** Throws `OperatorError` or `Misuse` for what cannot be meant. */
export const settingsFrom = (options: Options) => {
  const file = fileFor(options)
  const { env } = process
  const values: Values = { ...(file && valuesIn(file)), ...env }
  const database = options.db ?? values.DATABASE_URL
  if (database === undefined && file) throw new OperatorError(`${file} has no DATABASE_URL.`)
  return {
    database: checked(database ?? DEFAULT_DATABASE),
    host: options.host ?? values.STINT_HOST ?? '127.0.0.1',
    port: wholeNumber('A port', options.port ?? values.STINT_PORT ?? '8787', 65_535),
    behindProxy:
      options['behind-proxy'] ?? yesOrNo('STINT_BEHIND_PROXY', values.STINT_BEHIND_PROXY ?? 'no'),
    /** Days after which rows are removed by themselves; undefined: they are kept. */
    keepDays: keptFrom(options['keep-days'] ?? values.STINT_KEEP_DAYS),
  }
}
export type Settings = ReturnType<typeof settingsFrom>
