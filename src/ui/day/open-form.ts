/** The cells of a row that can be edited in place. */
export type Cell = 'from' | 'to' | 'category' | 'note'

/** A stretch of time without an entry, which can get a category; epoch milliseconds. */
export interface Free {
  startedAt: number
  endedAt: number
}

/** The editor that is open, and the row or time that it edits. At most one editor is open. */
export type OpenForm =
  | { form: 'cell'; id: string; cell: Cell }
  | { form: 'menu' | 'split' | 'explain'; id: string }
  /**
   * The form that adds an entry with typed times. It first shows `free`, the time without an entry
   * that the person most likely wants to add.
   */
  | { form: 'add'; free: Free | undefined }
  /** The list of categories on the timeline, for a row or for time without an entry. */
  | { form: 'pick'; startedAt: number; endedAt: number; id?: string }
  /** The list of categories in a row of untracked time. `startedAt` is the start of that time. */
  | { form: 'fill'; startedAt: number }
  /**
   * The list of categories in the card. `startedAt` is the start of the time that is asked about.
   */
  | { form: 'other'; startedAt: number }
  | undefined

export interface Opening {
  opened: OpenForm
  open: (form: OpenForm) => void
  /** Closes this editor, unless another editor has been opened since. */
  close: (form: OpenForm) => void
}
