import type { MemberEntry } from '../../../sync/contract.ts'
import { peopleWords } from '../../words/people.ts'

export type Role = MemberEntry['role']

const ROLES: readonly Role[] = ['member', 'manager', 'administrator']

interface RoleFieldProps {
  role: Role
  setRole: (role: Role) => void
  disabled?: boolean
}

export const RoleField = ({ role, setRole, disabled = false }: RoleFieldProps) => (
  <p class="field">
    <label for="person-role">{peopleWords.form.role}</label>
    <select
      id="person-role"
      value={role}
      disabled={disabled}
      aria-describedby="person-role-hint"
      onChange={({ currentTarget }) => setRole(currentTarget.value as Role)}
    >
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {peopleWords.roles[one]}
        </option>
      ))}
    </select>
    <span class="hint" id="person-role-hint">
      {peopleWords.form.roleHint}
    </span>
  </p>
)
