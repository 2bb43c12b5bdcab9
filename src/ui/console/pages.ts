/** The pages that a person may open. The endpoint's routes require the same roles. */
import { PAGES, type PageName } from './address.ts'
import type { Person } from './ports.ts'

const managesTeam = ({ role, leads }: Person) => role === 'administrator' || leads.length > 0

const ALLOWED: Record<PageName, (me: Person) => boolean> = {
  team: ({ leads }) => leads.length > 0,
  results: ({ leads }) => leads.length > 0,
  // This page is only for people who lead a team, because it shows stored values. An administrator
  // who leads no team can use another program to store values through the API.
  indicators: ({ leads }) => leads.length > 0,
  people: ({ role }) => role === 'administrator',
  // Someone who leads a team and whose own time is not recorded does not get this page, because the
  // endpoint stores no time of them.
  mine: ({ tracked }) => tracked !== false,
  integrations: ({ leads, role }) => leads.length > 0 || role === 'administrator',
  health: ({ role }) => role === 'administrator',
  scheme: managesTeam,
  settings: managesTeam,
  logs: ({ role }) => role === 'administrator',
  account: () => true,
}

export const isAllowed = (page: PageName, me: Person) => ALLOWED[page](me)

/** The pages that a person may open. The first of them is shown if the address names no page. */
export const pagesFor = (me: Person) => PAGES.filter((page) => isAllowed(page, me))
