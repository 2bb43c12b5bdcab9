/** What the console's pages ask of the endpoint. Each request rejects with its failure. */

import type { GroupWeek } from '../../core/report/group.ts'
import type { Dates } from '../../core/report/range.ts'
import type { Person as ReportedPerson } from '../../core/report/team.ts'
import type { SchemeContent, SchemeVersion } from '../../core/scheme/versions.ts'
import type {
  AccessLog,
  AllReads,
  ApiToken,
  Audit,
  Deliveries,
  Devices,
  HealthReport,
  Import,
  Imported,
  IndicatorChange,
  IndicatorChoices,
  IndicatorReadiness,
  Invite,
  InvitedMember,
  KeptOfMember,
  MadeToken,
  MadeWebhook,
  Me,
  MemberChange,
  MemberEntry,
  NewMember,
  NewReview,
  NewToken,
  NewValues,
  NewWebhook,
  OwnReceipts,
  Readiness,
  Removed,
  Retention,
  Reviews,
  Scheme,
  SetUp,
  ShortCode,
  SignInRefusal,
  TableImport,
  TableImported,
  Team,
  TeamChange,
  TeamEntry,
  TeamMode,
  Values,
  ValuesStored,
  WebhookChange,
  WebhookEntry,
  WebhookTest,
} from '../../sync/contract.ts'
import type { SchemeRefusal } from '../settings/ports.ts'
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
  hasCompanyAccounts: () => Promise<boolean>
  /** Leaves this page for the company's sign-in. */
  goToCompany: () => Promise<void>
  /** Back from there. Resolves with the reason if that let nobody in. */
  signInByCompany: (answer: URLSearchParams) => Promise<SignInRefusal | undefined>
  setUp: (asked: SetUp) => Promise<void>
}

export type Device = Devices['devices'][number]

export interface AccountDoors {
  devices: () => Promise<readonly Device[]>
  revoke: (id: string) => Promise<void>
  /** A code for another browser of the same person. */
  makeCode: () => Promise<ShortCode>
}

/** What the endpoint holds of the person who is signed in. */
export interface MineDoors {
  receipts: (before?: string) => Promise<OwnReceipts>
  /** All versions of their team's scheme, the oldest first. */
  versions: () => Promise<readonly SchemeVersion[]>
  /** Who has looked at their figures. */
  accessLog: (before?: string) => Promise<AccessLog>
}

export interface AskedPeople {
  team: string
  /** The days to fetch in full, and those whose months to fetch as sums. */
  range: Dates
  months: Dates
  versions: readonly SchemeVersion[]
  zone: string
  signal: AbortSignal
}

export interface TeamDoors {
  /** The versions of a team's scheme, the oldest first. */
  versions: (team: string) => Promise<readonly SchemeVersion[]>
  /** `group`: the team gives figures of groups only. */
  people: (asked: AskedPeople) => Promise<readonly ReportedPerson[] | 'group'>
  /** The weeks of such a team, from a Monday to a Sunday. */
  group: (team: string, weeks: Dates, signal: AbortSignal) => Promise<readonly GroupWeek[]>
}

export interface PeopleDoors {
  members: () => Promise<readonly MemberEntry[]>
  teams: () => Promise<readonly TeamEntry[]>
  add: (person: NewMember) => Promise<InvitedMember>
  change: (id: string, change: MemberChange) => Promise<MemberEntry>
  move: (id: string, team: string) => Promise<MemberEntry>
  /** At once, or after a last day. */
  leave: (id: string, lastDay: string | undefined) => Promise<MemberEntry>
  comeBack: (id: string) => Promise<MemberEntry>
  /** How much is held of a person, by team. */
  kept: (id: string) => Promise<KeptOfMember['teams']>
  /** The other entry becomes part of this one. */
  merge: (id: string, other: string) => Promise<MemberEntry>
  /** For ever. */
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

export type PersonValues = NonNullable<Values['people']>[number]
export interface TeamScheme {
  /** As they are stored, the oldest first. */
  versions: readonly SchemeVersion[]
  /** The answers to the readiness questions. */
  answered: Scheme['readiness']
}

/** A team's categories. */
export interface SchemeDoors {
  read: (team: string) => Promise<TeamScheme>
  /** @param after the version that the change was made from */
  change: (
    team: string,
    after: number,
    scheme: SchemeContent,
    readiness: Readiness | undefined,
  ) => Promise<SchemeRefusal | undefined>
  /** The readiness questions, without a change. */
  answer: (team: string, answers: Readiness) => Promise<unknown>
}

/** A team's settings; group mode and retention for administrators. */
export interface TeamSettingsDoors {
  read: (team: string) => Promise<Team>
  change: (team: string, change: TeamChange) => Promise<Team>
  setMode: (team: string, mode: TeamMode['mode']) => Promise<TeamMode>
  /** How much ended longer ago than so many days, in all teams. */
  retention: (days: number) => Promise<Retention>
  removeOld: (days: number) => Promise<Removed>
}

/** What is asked of a log; days as `YYYY-MM-DD`, of the reader's zone. */
export interface AskedLog {
  person?: string
  from?: string
  to?: string
  cursor?: string
  limit?: string
}

export interface LogDoors {
  acts: (asked: AskedLog) => Promise<Audit>
  reads: (asked: AskedLog) => Promise<AllReads>
}

/** Key indicators of a team that the person leads. */
export interface IndicatorDoors {
  /** The team's values, of periods that begin between two days. */
  values: (team: string, from: string, to: string) => Promise<NonNullable<Values['team']>>
  /** The same of each of its people, which they can see in their access log. `group`: not given by name. */
  people: (team: string, from: string, to: string) => Promise<readonly PersonValues[] | 'group'>
  store: (team: string, values: NewValues['values']) => Promise<ValuesStored>
  importTable: (team: string, asked: TableImport) => Promise<TableImported>
  choices: (team: string) => Promise<IndicatorChoices>
  change: (team: string, change: IndicatorChange) => Promise<IndicatorChoices>
  /** For how many months volume and margin were kept; heads and administrators. */
  readiness: (team: string) => Promise<IndicatorReadiness>
  reviews: (team: string) => Promise<Reviews['reviews']>
  review: (team: string, review: NewReview) => Promise<Reviews['reviews']>
}

export interface TokenDoors {
  tokens: () => Promise<readonly ApiToken[]>
  make: (token: NewToken) => Promise<MadeToken>
  revoke: (id: string) => Promise<void>
}

export interface WebhookDoors {
  webhooks: () => Promise<readonly WebhookEntry[]>
  add: (webhook: NewWebhook) => Promise<MadeWebhook>
  change: (id: string, change: WebhookChange) => Promise<WebhookEntry>
  remove: (id: string) => Promise<void>
  renewSecret: (id: string) => Promise<MadeWebhook>
  /** Sends a message of its own now. */
  test: (id: string) => Promise<WebhookTest>
  deliveries: (id: string) => Promise<Deliveries['deliveries']>
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
  team: TeamDoors
  mine: MineDoors
  people: PeopleDoors
  scheme: SchemeDoors
  settings: TeamSettingsDoors
  logs: LogDoors
  indicators: IndicatorDoors
  tokens: TokenDoors
  webhooks: WebhookDoors
  /** How the endpoint does. */
  health: () => Promise<HealthReport>
}

/** What every page gets. */
export interface PageProps {
  doors: ConsoleDoors
  me: Person
  address: Address
  /** To another page, or another view of the same one. */
  go: (hash: string) => void
}
