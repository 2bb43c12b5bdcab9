import { zoneOrOffset } from '../core/time/days.ts'

/**
 * The browser's time zone, or its present offset from UTC if the browser does not know the zone
 * (`Etc/Unknown`). For pages that may be shown without the extension.
 */
export const browserZoneOrOffset = (): string =>
  zoneOrOffset(Temporal.Now.timeZoneId(), new Date().getTimezoneOffset())
