/** The role that groups of an account stand for. */
import type { Role } from '../people/members.ts'
import type { AccountRules } from './settings.ts'

const isInOne = (groups: readonly string[], named: readonly string[]) =>
  groups.some((group) => named.includes(group))

/**
 * The person's role from now on. A role for which no groups are set is kept by hand: the groups
 * neither give nor take it.
 */
export const roleFor = (
  present: Role,
  groups: readonly string[],
  { administrators, managers }: Pick<AccountRules, 'administrators' | 'managers'>,
): Role => {
  if (isInOne(groups, administrators)) return 'administrator'
  if (present === 'administrator' && administrators.length === 0) return present
  if (isInOne(groups, managers)) return 'manager'
  if (present === 'manager' && managers.length === 0) return present
  return 'member'
}
