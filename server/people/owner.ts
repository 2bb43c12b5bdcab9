/** Whose rows: a member of a team, or one of their devices. */

/** A member of a team. */
export interface Owner {
  team: string
  member: string
}

/** A device of a member. */
export interface Device extends Owner {
  id: string
}
