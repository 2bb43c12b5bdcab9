export interface Range {
  /** Epoch milliseconds. */
  from: number
  to: number
  /** The person's zone (IANA): for days, and for times without a zone. */
  zone: string
}
