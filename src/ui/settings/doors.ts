import type { StintDatabase } from '../../store/database.ts'
import type { pageWords } from '../words/pages.ts'

/** The browser's say on sites, by host patterns. */
export interface Hosts {
  granted: (patterns: readonly string[]) => Promise<boolean>
  /** Asks the person; only within a click, without waiting for anything before. */
  request: (patterns: readonly string[]) => Promise<boolean>
  remove: (patterns: readonly string[]) => Promise<unknown>
  /** Calls when something was granted or revoked, here or elsewhere; returns how to stop. */
  watch: (call: () => void) => () => void
}

/** The browser's say on notifications. */
export interface Notices {
  granted: () => Promise<boolean>
  /** Asks the person; only within a click, without waiting for anything before. */
  request: () => Promise<boolean>
  watch: Hosts['watch']
}

export type ConnectAnswer =
  | { ok: true; member: string }
  | { ok: false; reason: keyof typeof pageWords.connectFailures }

export interface SettingsDoors {
  db: StintDatabase
  hosts: Hosts
  notices: Notices
  connect: (url: string, code: string) => Promise<ConnectAnswer>
  /** Ends the connection; rejects where the history was to be fetched first, and was not. */
  leave: (leaving: 'keep' | 'fetch' | 'erase') => Promise<void>
  fetchHistory: () => Promise<void>
  /** Called after every stored change. */
  changed: () => void
}
