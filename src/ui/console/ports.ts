/**
 * The requests that the console's pages make to the endpoint. Each request rejects with its
 * failure.
 */

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

/** The person who is signed in. */
export interface Person extends Me {
  /** The teams whose time the person may see. */
  leads: readonly Named[]
}

export interface EntryPorts {
  /** Signs in with a one-time code, or with the secret of an invite. */
  signIn: (code: string) => Promise<void>
  hasCompanyAccounts: () => Promise<boolean>
  /** Leaves the console for the page of the company's sign-in. */
  goToCompany: () => Promise<void>
  /**
   * Signs in with the answer of the company's sign-in. Resolves with the reason if it is refused.
   */
  signInByCompany: (answer: URLSearchParams) => Promise<SignInRefusal | undefined>
  setUp: (asked: SetUp) => Promise<void>
}

export type Device = Devices['devices'][number]

export interface AccountPorts {
  devices: () => Promise<readonly Device[]>
  revoke: (id: string) => Promise<void>
  /** Makes a code with which the person connects another browser. */
  makeCode: () => Promise<ShortCode>
}

/** Requests for data of the person who is signed in. */
export interface MinePorts {
  receipts: (before?: string) => Promise<OwnReceipts>
  /** All versions of the scheme of the person's team, the oldest first. */
  versions: () => Promise<readonly SchemeVersion[]>
  /** The log of who has read the person's figures. */
  accessLog: (before?: string) => Promise<AccessLog>
}

interface AskedPeople {
  team: string
  /** `range`: the days to fetch in full; `months`: the days whose months are fetched as sums. */
  range: Dates
  months: Dates
  versions: readonly SchemeVersion[]
  zone: string
  signal: AbortSignal
}

export interface TeamPorts {
  /** The versions of a team's scheme, the oldest first. */
  versions: (team: string) => Promise<readonly SchemeVersion[]>
  /**
   * The people of a team with their figures; `group` if the team is in group mode, in which no
   * figures of a person are given (docs/domain.md, *Who sees what*).
   */
  people: (asked: AskedPeople) => Promise<readonly ReportedPerson[] | 'group'>
  /** The weeks of a team in group mode, from a Monday to a Sunday. */
  group: (team: string, weeks: Dates, signal: AbortSignal) => Promise<readonly GroupWeek[]>
}

export interface PeoplePorts {
  members: () => Promise<readonly MemberEntry[]>
  teams: () => Promise<readonly TeamEntry[]>
  add: (person: NewMember) => Promise<InvitedMember>
  change: (id: string, change: MemberChange) => Promise<MemberEntry>
  move: (id: string, team: string) => Promise<MemberEntry>
  /** Ends a person's membership after the given last day, or at once if it is undefined. */
  leave: (id: string, lastDay: string | undefined) => Promise<MemberEntry>
  comeBack: (id: string) => Promise<MemberEntry>
  /** The number of stored rows of a person, for each team. */
  kept: (id: string) => Promise<KeptOfMember['teams']>
  /** Makes the entry `other` part of the entry `id`. */
  merge: (id: string, other: string) => Promise<MemberEntry>
  /** Removes a person and everything that they sent. They cannot be restored. */
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
  /** The stored versions, the oldest first. */
  versions: readonly SchemeVersion[]
  /** The answers to the readiness questions. */
  answered: Scheme['readiness']
}

/** Requests about a team's categories. */
export interface SchemePorts {
  read: (team: string) => Promise<TeamScheme>
  /**
   * Changes the scheme of a team.
   * @param after the version that the change was made from
   */
  change: (
    team: string,
    after: number,
    scheme: SchemeContent,
    readiness: Readiness | undefined,
  ) => Promise<SchemeRefusal | undefined>
  /** Answers the readiness questions without changing the scheme. */
  answer: (team: string, answers: Readiness) => Promise<unknown>
}

/** Requests about a team's settings; group mode and retention are for administrators. */
export interface TeamSettingsPorts {
  read: (team: string) => Promise<Team>
  change: (team: string, change: TeamChange) => Promise<Team>
  setMode: (team: string, mode: TeamMode['mode']) => Promise<TeamMode>
  /** How much recorded time of all teams ended more than `days` days ago. */
  retention: (days: number) => Promise<Retention>
  removeOld: (days: number) => Promise<Removed>
}

/** The selection of a log's entries; days as `YYYY-MM-DD`, in the reader's time zone. */
export interface AskedLog {
  person?: string
  from?: string
  to?: string
  cursor?: string
  limit?: string
}

export interface LogPorts {
  acts: (asked: AskedLog) => Promise<Audit>
  reads: (asked: AskedLog) => Promise<AllReads>
}

/** Requests about the key indicators of a team that the person leads. */
export interface IndicatorPorts {
  /** The team's values of the periods that begin between two days. */
  values: (team: string, from: string, to: string) => Promise<NonNullable<Values['team']>>
  /**
   * The values of each person in the team. These people see the request in their access log.
   * `group`: the team is in group mode, and gives no values of people.
   */
  people: (team: string, from: string, to: string) => Promise<readonly PersonValues[] | 'group'>
  store: (team: string, values: NewValues['values']) => Promise<ValuesStored>
  importTable: (team: string, asked: TableImport) => Promise<TableImported>
  choices: (team: string) => Promise<IndicatorChoices>
  change: (team: string, change: IndicatorChange) => Promise<IndicatorChoices>
  /**
   * The number of months for which the team has values of volume and margin. For heads and
   * administrators.
   */
  readiness: (team: string) => Promise<IndicatorReadiness>
  reviews: (team: string) => Promise<Reviews['reviews']>
  review: (team: string, review: NewReview) => Promise<Reviews['reviews']>
}

export interface TokenPorts {
  tokens: () => Promise<readonly ApiToken[]>
  make: (token: NewToken) => Promise<MadeToken>
  revoke: (id: string) => Promise<void>
}

export interface WebhookPorts {
  webhooks: () => Promise<readonly WebhookEntry[]>
  add: (webhook: NewWebhook) => Promise<MadeWebhook>
  change: (id: string, change: WebhookChange) => Promise<WebhookEntry>
  remove: (id: string) => Promise<void>
  renewSecret: (id: string) => Promise<MadeWebhook>
  /** Sends a test message at once. */
  test: (id: string) => Promise<WebhookTest>
  deliveries: (id: string) => Promise<Deliveries['deliveries']>
}

export interface ConsolePorts {
  /**
   * False if the page was loaded over plain HTTP, which is possible only on the endpoint's own
   * machine.
   */
  isOverTls: boolean
  /** Resolves when the code for computing dates is loaded. */
  prepareDates: () => Promise<void>
  me: () => Promise<Person>
  signOut: () => Promise<void>
  entry: EntryPorts
  account: AccountPorts
  team: TeamPorts
  mine: MinePorts
  people: PeoplePorts
  scheme: SchemePorts
  settings: TeamSettingsPorts
  logs: LogPorts
  indicators: IndicatorPorts
  tokens: TokenPorts
  webhooks: WebhookPorts
  health: () => Promise<HealthReport>
}

/** The properties that every page of the console gets. */
export interface PageProps {
  ports: ConsolePorts
  me: Person
  address: Address
  /** Goes to another page, or to another view of the same page. */
  go: (hash: string) => void
}
