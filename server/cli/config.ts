/**
 * Settings of the service and of the command line, which read the same file. Options override
 * environment variables, and environment variables override the file.
 */
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { MOST_KEPT_DAYS } from '../../src/sync/contract.ts'
import { isPostgres } from '../db/database.ts'
import { OperatorError } from '../operator-error.ts'
import { accountName } from '../people/audit.ts'
import { INVITE_DAYS } from '../people/invites.ts'
import { networksFrom } from '../webhooks/networks.ts'
import { SIGN_IN_KEYS, signInFrom } from './sign-in-config.ts'
import { Misuse, type Options, wholeNumber } from './usage.ts'

/**
 * The default settings file. The systemd unit reads it too, so that the service and commands in an
 * administrator's shell have the same settings.
 */
const CONFIG_FILE = '/etc/stint-endpoint.env'
/**
 * The database if no setting names one. The path is relative to the folder in which `serve` was
 * started.
 */
const DEFAULT_DATABASE = '.stint/endpoint.sqlite'

const KEYS = [
  'DATABASE_URL',
  'STINT_HOST',
  'STINT_PORT',
  'STINT_BEHIND_PROXY',
  'STINT_KEEP_DAYS',
  'STINT_ADDRESS',
  'STINT_INVITE_DAYS',
  'STINT_EXTENSION_CHROME',
  'STINT_EXTENSION_FIREFOX',
  'STINT_WEBHOOK_NETWORKS',
  ...SIGN_IN_KEYS,
] as const
type Values = Partial<Record<(typeof KEYS)[number], string>>

/**
 * Returns the path of the settings file. With `--db`, the file in `/etc` is not read, because the
 * settings in it belong to another database.
 */
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

const databaseFrom = (where: string) => {
  if (!where) throw new OperatorError('DATABASE_URL is empty.')
  if (isAddress(where) && !isPostgres(where))
    throw new OperatorError('The database is the path of an SQLite file or a postgres:// address.')
  return isPostgres(where) ? where : resolve(where)
}

const WORDS: Record<string, boolean> = {
  yes: true,
  true: true,
  1: true,
  no: false,
  false: false,
  0: false,
}

const booleanFrom = (name: string, text: string) => {
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined
  if (word === undefined) throw new Misuse(`${name} is yes or no, not ${text}.`)
  return word
}

const keepDaysFrom = (text: string | undefined) => {
  if (!text) return undefined
  return wholeNumber('How many days are kept', text, MOST_KEPT_DAYS, 1)
}

const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/**
 * Returns an address without a slash at its end. Throws OperatorError for an address that people
 * cannot open.
 */
const addressFrom = (name: string, text: string) => {
  const url = URL.parse(text)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
  if (!url || !isSafe || url.username || url.search || url.hash)
    throw new OperatorError(
      `${name} is an https address like https://tools.company.example/stint, not ${text}.`,
    )
  return url.href.replace(/\/+$/, '')
}

/** The longest time for which an invite may be valid, in days. */
const MOST_INVITE_DAYS = 90

const enrolmentFrom = (values: Values, options: Options, port: number) => {
  const address = options.address ?? values.STINT_ADDRESS
  const { STINT_EXTENSION_CHROME: chrome, STINT_EXTENSION_FIREFOX: firefox } = values
  const days = values.STINT_INVITE_DAYS
  return {
    /**
     * The address at which people reach the endpoint. The links of invites begin with this address.
     */
    address: address ? addressFrom('The address', address) : `http://127.0.0.1:${port}`,
    inviteDays: days
      ? wholeNumber('How many days an invite is good', days, MOST_INVITE_DAYS, 1)
      : INVITE_DAYS,
    /**
     * Where the company offers the extension. If not set, people get the extension from the
     * extension stores of the browsers.
     */
    extension: {
      ...(chrome && { chrome: addressFrom('STINT_EXTENSION_CHROME', chrome) }),
      ...(firefox && { firefox: addressFrom('STINT_EXTENSION_FIREFOX', firefox) }),
    },
  }
}

/** Throws OperatorError or Misuse for wrong settings. */
export const settingsFrom = (options: Options) => {
  const file = fileFor(options)
  const { env } = process
  const values: Values = { ...(file && valuesIn(file)), ...env }
  const database = options.db ?? values.DATABASE_URL
  if (database === undefined && file) throw new OperatorError(`${file} has no DATABASE_URL.`)
  const port = wholeNumber('A port', options.port ?? values.STINT_PORT ?? '8787', 65_535)
  return {
    ...enrolmentFrom(values, options, port),
    database: databaseFrom(database ?? DEFAULT_DATABASE),
    host: options.host ?? values.STINT_HOST ?? '127.0.0.1',
    port,
    behindProxy:
      options['behind-proxy'] ??
      booleanFrom('STINT_BEHIND_PROXY', values.STINT_BEHIND_PROXY ?? 'no'),
    /** Days after which the service removes rows; undefined if it keeps them for ever. */
    keepDays: keepDaysFrom(options['keep-days'] ?? values.STINT_KEEP_DAYS),
    webhooks: {
      networks: networksFrom('STINT_WEBHOOK_NETWORKS', values.STINT_WEBHOOK_NETWORKS ?? ''),
    },
    /** Undefined if people cannot sign in by a company account. */
    signIn: signInFrom(values, options),
  }
}
export type Settings = ReturnType<typeof settingsFrom>
