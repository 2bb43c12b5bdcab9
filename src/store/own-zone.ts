/**
 * The time zone in which this person's days begin and end. This module needs no database, so that
 * the web console of the endpoint can use it as well.
 */

import { fixedZone, isZone } from '../core/time/days.ts'

/**
 * The last time zone that was found to be valid. It is cached, because each observation of the
 * browser needs the zone.
 */
let validZone: string | undefined

/** The browser's time zone. Returns undefined if the browser does not know it (`TZ=''`). */
export function browserZone(): string | undefined {
  const zone = Temporal.Now.timeZoneId()
  if (zone === validZone || isZone(zone)) validZone = zone
  return zone === validZone ? zone : undefined
}

/**
 * The time zone in which this person's days begin and end. If the browser does not know its zone,
 * the result is a zone with the current offset from UTC.
 */
export const ownZone = (): string => browserZone() ?? fixedZone(new Date().getTimezoneOffset())
