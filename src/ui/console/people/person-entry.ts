/** Describes a person for the pages on which an administrator manages people. */
import type { MemberEntry, TeamEntry } from '../../../sync/contract.ts'
import { shortDate } from '../../dates.ts'
import { peopleWords } from '../../words/people.ts'
import type { PeoplePorts } from './ports.ts'
import type { LinksOfVisit } from './use-links.ts'

export interface Lists {
  members: readonly MemberEntry[]
  teams: readonly TeamEntry[]
}

export const hasLeft = ({ leavesAt }: MemberEntry) =>
  leavesAt !== undefined && leavesAt <= Date.now()

/**
 * The state of a person in words, such as connected, invited or left. `leavesAt` is the instant at
 * which the person's last day ends.
 */
export function stateWords(person: MemberEntry): string {
  const { states } = peopleWords
  const { leavesAt, invitedUntil, devices } = person
  if (leavesAt !== undefined)
    return (hasLeft(person) ? states.left : states.leaves)(shortDate(leavesAt - 1))
  if (devices > 0) return states.connected
  return invitedUntil === undefined ? states.waiting : states.invited(shortDate(invitedUntil))
}

export const lastSeenWords = ({ lastSeenAt }: MemberEntry) =>
  lastSeenAt === undefined ? peopleWords.never : shortDate(lastSeenAt)

/** The properties that every part of a person's page gets. */
export interface PersonProps {
  ports: PeoplePorts
  person: MemberEntry
  teams: readonly TeamEntry[]
  /**
   * All people in the list. The administrator can look among them for a second entry of the same
   * person.
   */
  everybody: readonly MemberEntry[]
  /**
   * Whether the person is the administrator who is signed in. If so, their rights cannot be changed
   * on this page, because nobody may change their own rights.
   */
  isMe: boolean
  links: LinksOfVisit
  /** Reads the lists of people and teams again. */
  reload: () => Promise<void>
}

export interface Chosen {
  typed: string
  /** A team's id; '' for all teams. */
  team: string
  left: boolean
  /** Whether to show only people who have not connected a browser yet. */
  waiting: boolean
}

const contains = (text: string | undefined, typed: string) =>
  text?.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()) ?? false

export const isChosen = (person: MemberEntry, { typed, team, left, waiting }: Chosen) =>
  (left || !hasLeft(person)) &&
  (!waiting || person.devices === 0) &&
  (team === '' || person.team.id === team) &&
  (contains(person.name, typed) || contains(person.email, typed))
