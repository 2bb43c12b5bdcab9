import type { Devices, ShortCode } from '../../../sync/contract.ts'

export type Device = Devices['devices'][number]

export interface AccountPorts {
  devices: () => Promise<readonly Device[]>
  revoke: (id: string) => Promise<void>
  /** Makes a one-time code with which the person connects another browser to the endpoint. */
  makeCode: () => Promise<ShortCode>
}
