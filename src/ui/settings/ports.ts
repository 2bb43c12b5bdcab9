import type { ReadinessFacts } from '../../core/indicators/readiness.ts'
import type { SchemeContent } from '../../core/scheme/versions.ts'
import type { TeamMode } from '../../core/settings/team-mode.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { ShortcutDoors } from '../shortcuts.tsx'
import type { categoryWords } from '../words/categories.ts'
import type { joinWords } from '../words/join.ts'
import type { pageWords } from '../words/pages.ts'
import type { signInWords } from '../words/sign-in.ts'
import type { Asking } from './browser-question.ts'
import type { BackupDoors, StorageDoors } from './storage-ports.ts'
import type { AccessDoor } from './who-looked/access-list.tsx'

/** The browser's permissions for sites, by host patterns. */
export interface Hosts {
  /** The browser whose prompt is explained. */
  asks: Asking
  granted: (patterns: readonly string[]) => Promise<boolean>
  /** Asks the person; only within a click, without waiting for anything before. */
  request: (patterns: readonly string[]) => Promise<boolean>
  remove: (patterns: readonly string[]) => Promise<unknown>
  /**
   * Runs `call` after each permission that is granted or removed, on this page or in the browser's
   * own settings. Returns a function that ends this.
   */
  watch: (call: () => void) => () => void
}

/** The browser's permission for notifications. */
export interface Notices {
  granted: () => Promise<boolean>
  /** Asks the person; only within a click, without waiting for anything before. */
  request: () => Promise<boolean>
  watch: Hosts['watch']
}

interface NotConnected {
  ok: false
  reason: keyof typeof pageWords.connectFailures
}

export type ConnectAnswer = { ok: true; member: string } | NotConnected

/** Whom a code connects, and how their team's figures are given. */
export interface CodeOwner {
  member: string
  team: string
  mode?: TeamMode
}

/** Older endpoints do not say whom. */
export type LookUpAnswer = { ok: true; owner?: CodeOwner } | NotConnected

/** The address and the code that a text holds. */
export interface PastedParts {
  url?: string
  code?: string
}

/** Why somebody could not sign in. */
export type SignInReason =
  | keyof typeof signInWords.failures
  | keyof typeof pageWords.connectFailures

/** Connecting by a company account. */
export interface CompanyAccountDoor {
  /** Undefined if the endpoint gives no answer, as before the browser may reach it. */
  isOffered: (url: string) => Promise<boolean | undefined>
  /** Opens a window; only within a click, as the browser may ask first. */
  signIn: (url: string) => Promise<{ ok: true } | { ok: false; reason: SignInReason }>
}

/** Why a request failed: cancelled by the person, answered by another page, or otherwise. */
export const endOf = (error: unknown): 'cancelled' | 'portal' | 'failed' => {
  if (error instanceof Error && error.name === 'AbortError') return 'cancelled'
  const isPortal = error instanceof Error && 'failure' in error && error.failure === 'portal'
  return isPortal ? 'portal' : 'failed'
}

/** The manager's answers, which are asked for once. */
export interface Readiness {
  indicatorsInCrm: boolean
  crmForHalfAYear: boolean
}

/** Why a change of the categories was refused. */
export type SchemeRefusal =
  | { why: 'too-early'; allowedFrom: string }
  | { why: keyof typeof categoryWords.outcomes }

/** The team at the endpoint. */
export interface TeamDoor {
  /** For how many months it has kept its key indicators; undefined if that cannot be said. */
  facts: () => Promise<ReadinessFacts | undefined>
  /** Asks for its scheme and the person's role now; what comes is stored. */
  look: () => Promise<unknown>
  /**
   * @param after the version that the change was made from
   * @param more.done the change is the prepared one, which is then removed
   * @throws AbortError if the person cancels
   */
  change: (
    after: number,
    scheme: SchemeContent,
    more: { readiness?: Readiness | undefined; done?: 'done' },
  ) => Promise<SchemeRefusal | undefined>
}

export interface SettingsDoors {
  db: StintDatabase
  hosts: Hosts
  notices: Notices
  backup: BackupDoors
  storage: StorageDoors
  /** Finds an invite link, an address or a code in what a person typed or pasted. */
  readPasted: (text: string) => PastedParts | { problem: keyof typeof joinWords.problems }
  /** Asks whom a code would connect; only within a click, as the browser may ask first. */
  lookUp: (url: string, code: string) => Promise<LookUpAnswer>
  connect: (url: string, code: string) => Promise<ConnectAnswer>
  companyAccount: CompanyAccountDoor
  /** Ends the connection; rejects if the history was to be fetched first and could not be. */
  leave: (leaving: 'keep' | 'fetch' | 'erase') => Promise<void>
  fetchHistory: () => Promise<void>
  accessLog: AccessDoor
  /** Cancels the last request: it rejects with an AbortError. */
  cancel: () => void
  team: TeamDoor
  /** Undefined if the browser has no shortcuts, as on a phone. */
  keys?: ShortcutDoors | undefined
  /** Called after every stored change. */
  changed: () => void
}
