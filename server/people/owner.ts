/** The owner of a row in the database: a member of a team, or a device of a member. */

export interface Owner {
  team: string
  member: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/**
 * Whether an actor or reader has an id: people and API tokens have one. The system account that ran
 * a command has none.
 */
export const isId = (who: string) => UUID.test(who)

export interface Device extends Owner {
  id: string
}
