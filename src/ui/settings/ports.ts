import type { ReadinessFacts } from '../../core/indicators/readiness.ts'
import type { SchemeContent } from '../../core/scheme/versions.ts'
import type { TeamMode } from '../../core/settings/team-mode.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { ShortcutPorts } from '../shortcuts.tsx'
import type { categoryWords } from '../words/categories.ts'
import type { joinWords } from '../words/join.ts'
import type { pageWords } from '../words/pages.ts'
import type { signInWords } from '../words/sign-in.ts'
import type { Asking } from './browser-question.ts'
import type { BackupPorts, StoragePorts } from './storage-ports.ts'
import type { AccessPort } from './who-looked/access-list.tsx'

/** The browser's permissions for sites, by host patterns. */
export interface Hosts {
  /** The kind of browser. The page describes the permission prompt that this browser shows. */
  asks: Asking
  granted: (patterns: readonly string[]) => Promise<boolean>
  /** Asks the person for permission. Works only within a click, and before the first `await`. */
  request: (patterns: readonly string[]) => Promise<boolean>
  remove: (patterns: readonly string[]) => Promise<unknown>
  /**
   * Calls `call` after each permission that is granted or removed, on this page or in the browser's
   * own settings. Returns a function that stops these calls.
   */
  watch: (call: () => void) => () => void
}

/** The browser's permission for notifications. */
export interface Notices {
  granted: () => Promise<boolean>
  /** Asks the person for permission. Works only within a click, and before the first `await`. */
  request: () => Promise<boolean>
  watch: Hosts['watch']
}

interface NotConnected {
  ok: false
  reason: keyof typeof pageWords.connectFailures
}

export type ConnectAnswer = { ok: true; member: string } | NotConnected

/**
 * The person and team that a code connects. `mode`: whether the team's managers see figures of each
 * person or only of groups.
 */
export interface CodeOwner {
  member: string
  team: string
  mode?: TeamMode
}

/**
 * The endpoint's answer to the question which person a code connects. `owner` is absent if the
 * endpoint is too old to send it.
 */
export type LookUpAnswer = { ok: true; owner?: CodeOwner } | NotConnected

/** The address and the code that were found in a text. */
export interface PastedParts {
  url?: string
  code?: string
}

/** Why signing in failed. */
export type SignInReason =
  | keyof typeof signInWords.failures
  | keyof typeof pageWords.connectFailures

/**
 * Connects this browser with a company account, for which the person signs in at the company's
 * identity provider.
 */
export interface CompanyAccountPort {
  /**
   * Whether the endpoint offers company accounts. Undefined if it does not answer, for example
   * because the browser does not allow its host yet.
   */
  isOffered: (url: string) => Promise<boolean | undefined>
  /**
   * Opens the window of the company's identity provider. Works only within a click, because the
   * browser may ask for permission first.
   */
  signIn: (url: string) => Promise<{ ok: true } | { ok: false; reason: SignInReason }>
}

/**
 * Why a request ended: the person cancelled it, another server's page answered instead of the
 * endpoint, or it failed.
 */
export const endOf = (error: unknown): 'cancelled' | 'portal' | 'failed' => {
  if (error instanceof Error && error.name === 'AbortError') return 'cancelled'
  const isPortal = error instanceof Error && 'failure' in error && error.failure === 'portal'
  return isPortal ? 'portal' : 'failed'
}

/**
 * The manager's answers to the two readiness questions, which are asked before the team's first
 * scheme of its own (docs/domain.md, *Scheme rules*).
 */
export interface Readiness {
  indicatorsInCrm: boolean
  crmForHalfAYear: boolean
}

/** Why a change of the categories was refused. */
export type SchemeRefusal =
  | { why: 'too-early'; allowedFrom: string }
  | { why: keyof typeof categoryWords.outcomes }

/** Requests to the endpoint about the person's team. */
export interface TeamPort {
  /**
   * The number of months for which the team has key indicators. Undefined if the endpoint does not
   * answer this request.
   */
  facts: () => Promise<ReadinessFacts | undefined>
  /** Asks the endpoint for the team's scheme and the person's role, and stores the answer. */
  refresh: () => Promise<unknown>
  /**
   * Changes the team's scheme.
   * @param after the number of the version from which the change was made
   * @param more.done whether `scheme` contains the changes that the person has prepared in this
   * browser; these prepared changes are then removed
   * @throws AbortError if the person cancels
   */
  change: (
    after: number,
    scheme: SchemeContent,
    more: { readiness?: Readiness | undefined; done?: 'done' },
  ) => Promise<SchemeRefusal | undefined>
}

export interface SettingsPorts {
  db: StintDatabase
  hosts: Hosts
  notices: Notices
  backup: BackupPorts
  storage: StoragePorts
  /** Finds an invite link, an address or a code in what a person typed or pasted. */
  readPasted: (text: string) => PastedParts | { problem: keyof typeof joinWords.problems }
  /**
   * Asks the endpoint which person a code would connect. Works only within a click, because the
   * browser may ask for permission first.
   */
  lookUp: (url: string, code: string) => Promise<LookUpAnswer>
  connect: (url: string, code: string) => Promise<ConnectAnswer>
  companyAccount: CompanyAccountPort
  /** Ends the connection. Rejects if `leaving` is `fetch` and the history could not be fetched. */
  leave: (leaving: 'keep' | 'fetch' | 'erase') => Promise<void>
  fetchHistory: () => Promise<void>
  accessLog: AccessPort
  /** Cancels the request that is under way, which then rejects with an AbortError. */
  cancel: () => void
  team: TeamPort
  /** Undefined if the browser has no keyboard shortcuts, as on a phone. */
  keys?: ShortcutPorts | undefined
  /** Called after every stored change. */
  changed: () => void
}
