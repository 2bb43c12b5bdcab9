/** What the console's pages ask of the endpoint. Each request rejects with its failure. */

import type { Devices, Me, SetUp, ShortCode } from '../../sync/contract.ts'
import type { Address } from './address.ts'

export interface Named {
  id: string
  name: string
}

/** Who is signed in. */
export interface Person extends Me {
  /** The teams whose time they may see. */
  leads: readonly Named[]
}

export interface EntryDoors {
  /** By a one-time code, or the secret of an invite. */
  signIn: (code: string) => Promise<void>
  setUp: (asked: SetUp) => Promise<void>
}

export type Device = Devices['devices'][number]

export interface AccountDoors {
  devices: () => Promise<readonly Device[]>
  revoke: (id: string) => Promise<void>
  /** A code for another browser of the same person. */
  makeCode: () => Promise<ShortCode>
}

export interface ConsoleDoors {
  /** False on plain HTTP, which only this machine may use. */
  isOverTls: boolean
  /** Resolves once dates can be computed. */
  prepareDates: () => Promise<void>
  me: () => Promise<Person>
  signOut: () => Promise<void>
  entry: EntryDoors
  account: AccountDoors
}

/** What every page gets. */
export interface PageProps {
  doors: ConsoleDoors
  me: Person
  address: Address
  /** To another page, or another view of the same one. */
  go: (hash: string) => void
}
