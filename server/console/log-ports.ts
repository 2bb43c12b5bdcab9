/** The requests that the page with the audit and the access log sends. */

import { ownZone } from '../../src/store/own-zone.ts'
import { AllReads, Audit } from '../../src/sync/contract.ts'
import type { Line } from '../../src/sync/request.ts'
import type { AskedLog, LogPorts } from '../../src/ui/console/logs/ports.ts'

export const logPorts = ({ request }: Line): LogPorts => {
  const asking = (path: string, asked: AskedLog) => {
    // The first and the last day are days in the time zone of the administrator who opens the log.
    const zone = asked.from || asked.to ? { zone: ownZone() } : {}
    return `${path}?${new URLSearchParams({ ...asked, ...zone })}`
  }
  return {
    acts: (asked) => request(asking('/v1/audit', asked), Audit),
    reads: (asked) => request(asking('/v1/reads', asked), AllReads),
  }
}
