/** The cells of a row that can be edited in place. */
export type Cell = 'from' | 'to' | 'category' | 'note'

/** A free stretch of time that gets a category, epoch milliseconds. */
export interface Free {
  startedAt: number
  endedAt: number
}

/** The one editor that is open, and what it is about. */
export type OpenForm =
  | { form: 'cell'; id: string; cell: Cell }
  | { form: 'menu' | 'split' | 'explain'; id: string }
  /** The times are typed. */
  | { form: 'add' }
  /** A category is chosen at the timeline, for a row or for free time. */
  | { form: 'pick'; startedAt: number; endedAt: number; id?: string }
  /** A category is chosen in the row of untracked time that begins there. */
  | { form: 'fill'; startedAt: number }
  /** A category is chosen in the card, for the question that begins there. */
  | { form: 'other'; startedAt: number }
  | undefined

export interface Opening {
  opened: OpenForm
  open: (form: OpenForm) => void
  /** Closes it, unless another one was opened meanwhile. */
  close: (form: OpenForm) => void
}
