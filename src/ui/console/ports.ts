/**
 * The requests that the console's pages make to the endpoint. The promise of a request rejects if
 * the request fails.
 */
import type { HealthReport, Me } from '../../sync/contract.ts'
import type { AccountPorts } from './account/ports.ts'
import type { Address } from './address.ts'
import type { EntryPorts } from './entry/ports.ts'
import type { IndicatorPorts } from './indicators/ports.ts'
import type { TokenPorts, WebhookPorts } from './integrations/ports.ts'
import type { LogPorts } from './logs/ports.ts'
import type { MinePorts } from './mine/ports.ts'
import type { PeoplePorts } from './people/ports.ts'
import type { LinksOfVisit } from './people/use-links.ts'
import type { SchemePorts } from './scheme/ports.ts'
import type { TeamSettingsPorts } from './settings/ports.ts'
import type { TeamPorts } from './team/ports.ts'

export interface Named {
  id: string
  name: string
}

/** The person who is signed in. */
export interface Person extends Me {
  /** The teams whose time the person may see. */
  leads: readonly Named[]
}

export interface ConsolePorts {
  /**
   * False if the page was loaded over plain HTTP, which is possible only on the endpoint's own
   * machine.
   */
  isOverTls: boolean
  /** Resolves when the code that computes with dates is loaded. */
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
  /** Opens another page, or another view of the same page. */
  go: (hash: string) => void
  links: LinksOfVisit
}
