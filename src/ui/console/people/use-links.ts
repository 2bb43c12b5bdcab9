import { useState } from 'preact/hooks'

/** An invite link of a person, good until an instant (epoch milliseconds). */
export interface Link {
  /** The person's id. */
  person: string
  name: string
  team: string
  link: string
  until: number
}

export interface LinksOfVisit {
  /** The newest first. */
  made: readonly Link[]
  keep: (links: readonly Link[]) => void
  /** Removes the links of people, because they do not work any more. */
  drop: (people: readonly string[]) => void
}

/**
 * The invite links that were made since the page was opened. The endpoint shows each only once, so all
 * stay in a list: the next one must not replace one that is not copied yet.
 */
export const useLinks = (): LinksOfVisit => {
  const [made, setMade] = useState<readonly Link[]>([])
  // A new link of a person voids the one before.
  const keep = (links: readonly Link[]) => {
    const people = new Set(links.map(({ person }) => person))
    setMade((before) => [...links, ...before.filter(({ person }) => !people.has(person))])
  }
  const drop = (people: readonly string[]) =>
    setMade((before) => before.filter(({ person }) => !people.includes(person)))
  return { made, keep, drop }
}
