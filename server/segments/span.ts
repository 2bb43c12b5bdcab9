/** A stretch of time, `[from, to)`, in epoch milliseconds. */
export interface Span {
  from: number
  to: number
}
