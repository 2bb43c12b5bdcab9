import { useState } from 'preact/hooks'
import { useLeaveWarning } from '../../leave-warning.ts'

/** An invite link of a person. The link works until the instant `until` (epoch milliseconds). */
export interface Link {
  /** The person's id. */
  person: string
  name: string
  team: string
  link: string
  until: number
  /** Whether the link was copied or saved. */
  isTaken?: true
}

export interface LinksOfVisit {
  /** The links, from the newest to the oldest. */
  made: readonly Link[]
  keep: (links: readonly Link[]) => void
  /** Remembers that the person has copied or saved these links. */
  take: (links: readonly Link[]) => void
  /**
   * Removes the links of these people from the list, because the endpoint does not accept these
   * links any more.
   */
  drop: (people: readonly string[]) => void
}

/**
 * The invite links that were made since the person signed in to the console. The endpoint returns
 * each link only once. So all links stay in a list while other pages of the console are open. A
 * link that is not copied yet must not disappear when another link is made or another page is
 * opened.
 */
export const useLinks = (): LinksOfVisit => {
  const [made, setMade] = useState<readonly Link[]>([])
  useLeaveWarning(made.some(({ isTaken }) => !isTaken))
  // The endpoint accepts only the newest link of a person, so older links of the same person are
  // removed.
  const keep = (links: readonly Link[]) => {
    const people = new Set(links.map(({ person }) => person))
    setMade((before) => [...links, ...before.filter(({ person }) => !people.has(person))])
  }
  const drop = (people: readonly string[]) =>
    setMade((before) => before.filter(({ person }) => !people.includes(person)))
  const take = (links: readonly Link[]) => {
    const taken = new Set(links.map(({ link }) => link))
    setMade((before) =>
      before.map((one) => (taken.has(one.link) ? { ...one, isTaken: true as const } : one)),
    )
  }
  return { made, keep, take, drop }
}
