/** What a person may do to a day after the fact, and why it may be refused. */

/** A part of a stretch away, `[from, to)` in epoch milliseconds, and its category. */
export interface Part {
  from: number
  to: number
  category: string
}

/** An edit of a day by the person; instants in epoch milliseconds. */
export type Edit =
  /** Moves the bound between two stretches, or the free bound of one, as by dragging. */
  | { do: 'move'; at: number; to: number }
  /** Replaces the given properties. */
  | {
      do: 'change'
      id: string
      startedAt?: number
      endedAt?: number
      category?: string
      note?: string
    }
  /** `later`: the category of the later part. */
  | { do: 'split'; id: string; at: number; later?: string }
  /** Merges with the stretch that touches it: the next one or the one before. */
  | { do: 'merge'; id: string; with: 'next' | 'before' }
  | { do: 'add'; from: number; to: number; category: string; note?: string }
  | { do: 'delete'; id: string }
  | { do: 'explain'; id: string; parts: readonly Part[] }

export type EditKind = Edit['do']

/** Why an edit is refused; the texts for the person are in src/ui. */
export type EditRefusal =
  /** The segment was deleted or moved meanwhile. */
  | 'gone'
  | 'future'
  /** A stretch would be empty, or end before it starts. */
  | 'empty'
  /** It is still running: Stop ends it. */
  | 'running'
  /**
   * The instant to split at lies outside of the stretch, or a part lies outside of the explained
   * stretch.
   */
  | 'outside'
  /** Nothing touches it on that side: there is untracked time between the two. */
  | 'apart'
  /** Longer than a day. */
  | 'long'
  | 'note'
  | 'category'
  /** Another browser of the person has recorded it. */
  | 'foreign'
  /** Another browser of the person has recorded work at that time. */
  | 'elsewhere'

export const isEditRefusal = (result: unknown): result is EditRefusal => typeof result === 'string'

/** What an edit is checked against. */
export interface EditLimits {
  now: number
  /** Whether a stretch may have this category. */
  isOffered: (category: string) => boolean
  /** Longest note, as `noteLength` counts. */
  noteLimit: number
}
