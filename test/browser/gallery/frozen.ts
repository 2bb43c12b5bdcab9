/** Runs in a page before anything else there: from then on its clock stands still at `now`. */
export function freeze(now: number) {
  const { Date: Real, Temporal: Calendar } = globalThis
  class Still extends Real {
    constructor(...given: unknown[]) {
      // @ts-expect-error: Date takes what a caller of Date gives.
      super(...(given.length ? given : [now]))
    }
    static override now = () => now
  }
  globalThis.Date = Still as DateConstructor
  const instant = Calendar.Instant.fromEpochMilliseconds(now)
  const at = (zone = Calendar.Now.timeZoneId()) => instant.toZonedDateTimeISO(zone)
  Object.assign(Calendar.Now, {
    instant: () => instant,
    zonedDateTimeISO: at,
    plainDateTimeISO: (zone?: string) => at(zone).toPlainDateTime(),
    plainDateISO: (zone?: string) => at(zone).toPlainDate(),
    plainTimeISO: (zone?: string) => at(zone).toPlainTime(),
  })
}
