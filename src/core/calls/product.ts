import { matchPatterns } from '../crm/host.ts'
import type { Entry } from '../crm/product.ts'

/**
 * Data about a product for meetings or calls in a browser tab. Hosts and addresses have the form that
 * `crm/product.ts` describes.
 */
export interface CallEntry extends Pick<Entry, 'name' | 'notAt' | 'refuse' | 'keep'> {
  /** This id is stored in people's settings, so it must never change. */
  id: string
  at: readonly string[]
  /**
   * Pages on which sound is a call. Default: all pages of the host, because the address does not
   * show when a call begins. Pages that play recordings are listed in `refuse`, if their addresses
   * differ from those of calls.
   */
  pages?: readonly string[]
  /** The category of the product's calls until the person chooses another. */
  category: 'client-meeting' | 'internal-meeting' | 'outgoing-call'
}

/** An entry together with the match patterns that are computed from its hosts. */
export interface CallProduct extends CallEntry {
  /** Match patterns of the hosts, for which the person must grant the browser's permission. */
  hosts: readonly string[]
}

export const withHosts = (entry: CallEntry): CallProduct => ({
  ...entry,
  hosts: matchPatterns(entry.at),
})

/**
 * The source of the data in an entry, and examples for its test. Not part of the packaged
 * extension.
 */
export interface CallKnowledge {
  source: string
  /** The keys are addresses. The value says whether sound on that page is a call. */
  examples: Readonly<Record<string, boolean>>
}
