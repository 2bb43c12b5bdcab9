export interface Range {
  /** Epoch milliseconds. */
  from: number
  to: number
  /** The person's time zone (IANA): for whole days, and for times without a zone. */
  zone: string
}
