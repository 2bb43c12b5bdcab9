/** Edits of a day by the person, and the reasons why an edit may be refused. */

/** A part of time away with its category: `[from, to)` in epoch milliseconds. */
export interface Part {
  from: number
  to: number
  category: string
}

/** An edit of a day by the person; instants in epoch milliseconds. */
export type Edit =
  /**
   * Moves the common bound of two stretches that touch, or a bound where no other stretch touches.
   * The person drags this bound on the timeline.
   */
  | { do: 'move'; at: number; to: number }
  /** Changes the given properties of a stretch. */
  | {
      do: 'change'
      id: string
      startedAt?: number
      endedAt?: number
      category?: string
      note?: string
    }
  /** Splits a stretch at the instant `at`. `later` is the category of the later part. */
  | { do: 'split'; id: string; at: number; later?: string }
  /** Merges a stretch with a stretch that touches it: the next one, or the one before. */
  | { do: 'merge'; id: string; with: 'next' | 'before' }
  | { do: 'add'; from: number; to: number; category: string; note?: string }
  | { do: 'delete'; id: string }
  | { do: 'explain'; id: string; parts: readonly Part[] }

export type EditKind = Edit['do']

/** Why an edit is refused; the texts for the person are in src/ui. */
export type EditRefusal =
  /** The segment was deleted or moved in the meantime. */
  | 'gone'
  | 'future'
  /** A stretch would be empty, or would end before it starts. */
  | 'empty'
  /** The stretch is still running, so its end cannot be set: *Stop* ends it. */
  | 'running'
  /**
   * The instant to split at lies outside of the stretch, or a part lies outside of the explained
   * stretch.
   */
  | 'outside'
  /**
   * No stretch touches the stretch to be merged: untracked time lies between it and the nearest
   * one.
   */
  | 'apart'
  /** The stretch would be longer than a day. */
  | 'long'
  | 'note'
  | 'category'
  /** Another browser of the person recorded the segment. */
  | 'foreign'
  /** Another browser of the person recorded work at that time. */
  | 'elsewhere'

export const isEditRefusal = (result: unknown): result is EditRefusal => typeof result === 'string'

/** Limits that an edit is checked against. */
export interface EditLimits {
  now: number
  /** Whether a stretch may have this category. */
  isOffered: (category: string) => boolean
  /** The greatest length of a note, in Unicode code points. */
  noteLimit: number
}
