import type { SchemeVersion } from '../../../core/scheme/versions.ts'
import type { AccessLog, OwnReceipts } from '../../../sync/contract.ts'

/** Requests for data of the person who is signed in. */
export interface MinePorts {
  receipts: (before?: string) => Promise<OwnReceipts>
  /** All versions of the scheme of the person's team, from the oldest to the newest. */
  versions: () => Promise<readonly SchemeVersion[]>
  /** The log of who has read the person's figures. */
  accessLog: (before?: string) => Promise<AccessLog>
}
