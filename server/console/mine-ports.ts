/** The requests of the page that shows a person what the endpoint stores about them. */
import { AccessLog, OwnReceipts, SCHEME_BYTES, Scheme } from '../../src/sync/contract.ts'
import type { Line } from '../../src/sync/request.ts'
import { versionsIn } from '../../src/sync/scheme-versions.ts'
import type { MinePorts } from '../../src/ui/console/mine/ports.ts'

/** The number of access log entries in one answer: as many as the page shows at a time. */
const READS = '30'

const query = (of: Record<string, string | undefined>) =>
  new URLSearchParams(Object.entries(of).flatMap(([name, value]) => (value ? [[name, value]] : [])))

export const minePorts = ({ request }: Line): MinePorts => ({
  receipts: (before) => request(`/v1/receipts?${query({ before })}`, OwnReceipts),
  versions: async () => versionsIn(await request('/v1/scheme', Scheme, { most: SCHEME_BYTES })),
  accessLog: (before) => request(`/v1/access-log?${query({ limit: READS, before })}`, AccessLog),
})
