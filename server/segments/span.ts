/** `[from, to)`, epoch milliseconds. */
export interface Span {
  from: number
  to: number
}
