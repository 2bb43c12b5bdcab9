/** Whose rows: a member of a team, or one of their devices. */

/** A member of a team. */
export interface Owner {
  team: string
  member: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Whether an actor or a reader is named by an id; commands are named by an account. */
export const isId = (who: string) => UUID.test(who)

/** A device of a member. */
export interface Device extends Owner {
  id: string
}
