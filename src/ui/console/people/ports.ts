import type {
  Import,
  Imported,
  Invite,
  InvitedMember,
  KeptOfMember,
  MemberChange,
  MemberEntry,
  NewMember,
  ShortCode,
  TeamEntry,
} from '../../../sync/contract.ts'
import type { Device } from '../account/ports.ts'

export interface PeoplePorts {
  members: () => Promise<readonly MemberEntry[]>
  teams: () => Promise<readonly TeamEntry[]>
  add: (person: NewMember) => Promise<InvitedMember>
  change: (id: string, change: MemberChange) => Promise<MemberEntry>
  move: (id: string, team: string) => Promise<MemberEntry>
  /** Ends a person's membership after the day `lastDay`, or at once if `lastDay` is undefined. */
  leave: (id: string, lastDay: string | undefined) => Promise<MemberEntry>
  comeBack: (id: string) => Promise<MemberEntry>
  /** The number of stored entries of a person in each team. */
  kept: (id: string) => Promise<KeptOfMember['teams']>
  /** Merges the entry `other` into the entry `id`; both are entries of one person. */
  merge: (id: string, other: string) => Promise<MemberEntry>
  /** Removes a person and everything that they sent. The removed data cannot be restored. */
  forget: (id: string) => Promise<void>
  invite: (id: string) => Promise<Invite>
  uninvite: (id: string) => Promise<void>
  makeCode: (id: string) => Promise<ShortCode>
  devices: (id: string) => Promise<readonly Device[]>
  revoke: (id: string, device: string) => Promise<void>
  importTable: (asked: Import) => Promise<Imported>
  addTeam: (name: string) => Promise<TeamEntry>
  renameTeam: (id: string, name: string) => Promise<TeamEntry>
  deleteTeam: (id: string) => Promise<void>
}
