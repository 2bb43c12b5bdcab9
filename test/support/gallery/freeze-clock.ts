/**
 * Runs in a page before the page's own scripts. The page's clock then stays at `now` (epoch
 * milliseconds), and the page always reads the same amount of free disk space.
 */
export function freezeClock(now: number) {
  const { Date: Real, Temporal: Calendar } = globalThis
  class Still extends Real {
    constructor(...given: unknown[]) {
      // @ts-expect-error: Date takes what a caller of Date gives.
      super(...(given.length ? given : [now]))
    }
    static override now = () => now
  }
  globalThis.Date = Still as DateConstructor
  Object.defineProperties(navigator.storage ?? {}, {
    estimate: { value: async () => ({ usage: 4_200_000, quota: 60_000_000_000 }) },
    persisted: { value: async () => true },
  })
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
