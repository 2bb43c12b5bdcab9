/** Finds the role of a person from the groups of their company account. */
import type { Role } from '../people/role-of-person.ts'
import type { AccountRules } from './settings.ts'

const isInOne = (groups: readonly string[], named: readonly string[]) =>
  groups.some((group) => named.includes(group))

/**
 * Returns the role that the person has from now on. If the settings contain no groups for a role,
 * an administrator sets this role by hand, and the groups of the account have no effect on the
 * role.
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
