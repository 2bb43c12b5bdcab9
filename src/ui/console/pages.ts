/** Which pages a person has: the same roles as those of the endpoint's routes. */
import { PAGES, type PageName } from './address.ts'
import type { Person } from './ports.ts'

const managesTeam = ({ role, leads }: Person) => role === 'administrator' || leads.length > 0

const ALLOWED: Record<PageName, (me: Person) => boolean> = {
  team: ({ leads }) => leads.length > 0,
  results: ({ leads }) => leads.length > 0,
  // An administrator's own tools may store values over the API; the page shows some.
  indicators: ({ leads }) => leads.length > 0,
  people: ({ role }) => role === 'administrator',
  // Nothing of a head's own time is received who is not recorded.
  mine: ({ tracked }) => tracked !== false,
  integrations: ({ leads, role }) => leads.length > 0 || role === 'administrator',
  health: ({ role }) => role === 'administrator',
  scheme: managesTeam,
  settings: managesTeam,
  logs: ({ role }) => role === 'administrator',
  account: () => true,
}

export const isAllowed = (page: PageName, me: Person) => ALLOWED[page](me)

/** The first one is shown if the address names none. */
export const pagesFor = (me: Person) => PAGES.filter((page) => isAllowed(page, me))
