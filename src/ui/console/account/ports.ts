import type { Devices, ShortCode } from '../../../sync/contract.ts'

export type Device = Devices['devices'][number]

export interface AccountPorts {
  devices: () => Promise<readonly Device[]>
  revoke: (id: string) => Promise<void>
  /** Makes a code with which the person connects another browser. */
  makeCode: () => Promise<ShortCode>
}
