/** Checks whether a name or an e-mail address is still free, and whether a team has room. */
import { MAX_MEMBERS } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { hasName } from './names.ts'

/**
 * Throws OperatorError if one of `others` has the name.
 * @param anyway allows a name that differs from another name only in case or spaces
 */
export const requireFreeName = (
  name: string,
  others: readonly { name: string }[],
  where: string,
  anyway = false,
) => {
  const taken =
    others.find((other) => other.name === name) ?? (anyway ? undefined : others.find(hasName(name)))
  if (taken)
    throw new OperatorError(
      `There is ${where.replace('NAME', `"${taken.name}"`)} already.`,
      'name-taken',
    )
}

const membersIn = (tx: Database, team: string) =>
  tx.selectFrom('members').select(['id', 'name']).where('team', '=', team).execute()

/**
 * Throws OperatorError if a team has no room for `more` further people. People who have left the
 * team are counted too.
 */
export const requireRoom = async (tx: Database, team: string, more: number) => {
  const { length } = await membersIn(tx, team)
  if (length + more > MAX_MEMBERS)
    throw new OperatorError(
      `The team has ${length} members, former ones included: ${MAX_MEMBERS} are as many as it may have.`,
    )
}

/**
 * Throws OperatorError if a person in the team has the name. This includes people who moved to
 * another team and whose recorded time stayed in this team.
 */
export const requireFreeMemberName = async (
  tx: Database,
  { id, name }: { id?: string; name: string },
  team: { id: string; name: string },
  anyway?: boolean,
) => {
  const others = (await membersIn(tx, team.id)).filter((other) => other.id !== id)
  requireFreeName(name, others, `a member NAME in team "${team.name}"`, anyway)
}

/** Throws OperatorError if another person has the address. */
export const requireFreeEmail = async (tx: Database, email: string, member?: string) => {
  const found = tx.selectFrom('people').select('id').where('email', '=', email)
  const other = await found.executeTakeFirst()
  if (other && other.id !== member)
    throw new OperatorError(`Somebody else has the address ${email}.`, 'email-taken')
}
