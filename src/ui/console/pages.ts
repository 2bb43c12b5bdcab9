/** The pages that a person may open. The roles are the same as in the endpoint's routes. */
import { PAGES, type PageName } from './address.ts'
import type { Person } from './ports.ts'

const managesTeam = ({ role, leads }: Person) => role === 'administrator' || leads.length > 0

const ALLOWED: Record<PageName, (me: Person) => boolean> = {
  team: ({ leads }) => leads.length > 0,
  results: ({ leads }) => leads.length > 0,
  // This page is for heads only, because it shows stored values. An administrator without a team
  // can store values through the API with other programs.
  indicators: ({ leads }) => leads.length > 0,
  people: ({ role }) => role === 'administrator',
  // A head whose own time is not recorded does not get this page: the endpoint holds no data about
  // them.
  mine: ({ tracked }) => tracked !== false,
  integrations: ({ leads, role }) => leads.length > 0 || role === 'administrator',
  health: ({ role }) => role === 'administrator',
  scheme: managesTeam,
  settings: managesTeam,
  logs: ({ role }) => role === 'administrator',
  account: () => true,
}

export const isAllowed = (page: PageName, me: Person) => ALLOWED[page](me)

/** The pages that a person may open. The first one is shown if the address names none. */
export const pagesFor = (me: Person) => PAGES.filter((page) => isAllowed(page, me))
