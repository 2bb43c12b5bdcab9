import { fixedZone } from '../core/time/days.ts'
import { SendError } from './send-error.ts'

/**
 * Makes a request that contains a time zone. An endpoint with an older list of zones may refuse the
 * name: then the request is repeated with the zone's offset from UTC at `instant`, epoch
 * milliseconds.
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
