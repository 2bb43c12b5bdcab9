import { fixedZone } from '../core/time/days.ts'
import { SendError } from './send-error.ts'

/**
 * Makes a request that contains a time zone. If the endpoint has an older list of zones, it may
 * refuse the name of the zone. Then the request is repeated with the offset from UTC that the zone
 * has at `instant`, epoch milliseconds.
 */
export const requestInZone = <T>(
  zone: string,
  instant: number,
  request: (zone: string) => Promise<T>,
): Promise<T> =>
  request(zone).catch((error: unknown) => {
    if (!(error instanceof SendError && error.is('bad-request'))) throw error
    return request(fixedZone(new Date(instant).getTimezoneOffset()))
  })
