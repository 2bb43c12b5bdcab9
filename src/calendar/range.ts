export interface Range {
  /** Epoch milliseconds. */
  from: number
  to: number
  /**
   * The person's time zone (IANA). It applies to entries of whole days and to times without a zone.
   */
  zone: string
}
