import { matchPatterns } from '../crm/host.ts'
import type { Entry } from '../crm/product.ts'

/**
 * Data about a product for meetings or calls in a browser tab. Hosts and addresses are written as
 * in `crm/product.ts`.
 */
export interface CallEntry extends Pick<Entry, 'name' | 'notAt' | 'refuse' | 'keep'> {
  /** Stored in the settings, so it never changes. */
  id: string
  at: readonly string[]
  /**
   * Pages that are calls. Default: all, because the address does not say when a call begins. A page
   * that plays recordings is in `refuse`, if it has an address of its own.
   */
  pages?: readonly string[]
  /** The category of its calls until the person chooses another. */
  category: 'client-meeting' | 'internal-meeting' | 'outgoing-call'
}

/** An entry with its derived match patterns. */
export interface CallProduct extends CallEntry {
  /** The browser's match patterns for the permission. */
  hosts: readonly string[]
}

export const withHosts = (entry: CallEntry): CallProduct => ({
  ...entry,
  hosts: matchPatterns(entry.at),
})

/** The source of an entry and its test examples; not part of the extension. */
export interface CallKnowledge {
  source: string
  /** Address → whether sound on it is a call. */
  examples: Readonly<Record<string, boolean>>
}
