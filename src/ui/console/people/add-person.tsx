import { useEffect, useState } from 'preact/hooks'
import type { InvitedMember, TeamEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { NamedOptions } from '../../named-options.tsx'
import { peopleWords } from '../../words/people.ts'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import { useAct } from '../use-act.ts'
import type { PeoplePorts } from './ports.ts'
import { type Role, RoleField } from './role-field.tsx'
import type { Link } from './use-links.ts'

interface AddProps {
  ports: PeoplePorts
  teams: readonly TeamEntry[]
  keep: (links: readonly Link[]) => void
  reload: () => Promise<void>
  close: () => void
}

/**
 * The value of the team field that means a team that does not exist yet. All other values are ids
 * of teams.
 */
const NEW = 'new'

const linkOf = ({ member: { id, name, team }, invite: { link, expiresAt } }: InvitedMember) => ({
  person: id,
  ...{ name, team: team.name, link, until: expiresAt },
})

interface TeamFieldProps {
  teams: readonly TeamEntry[]
  team: string
  setTeam: (team: string) => void
}

const TeamField = ({ teams, team, setTeam }: TeamFieldProps) => (
  <p class="field">
    <label for="person-team">{peopleWords.form.team}</label>
    <select
      id="person-team"
      value={team}
      onChange={({ currentTarget }) => setTeam(currentTarget.value)}
    >
      <NamedOptions of={teams} />
      <option value={NEW}>{peopleWords.form.newTeam}</option>
    </select>
  </p>
)

/**
 * Moves the focus to the name field but does not scroll, so that the clicked button and the new
 * link stay visible.
 */
const focusName = () => document.getElementById('person-name')?.focus({ preventScroll: true })

/**
 * The state of the form, and the function that adds the typed person. `added` is the name of the
 * person who was added last.
 */
const useNewPerson = ({ ports, teams, keep, reload }: AddProps) => {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [team, setTeam] = useState(teams[0]?.id ?? NEW)
  const [teamName, setTeamName] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [added, setAdded] = useState('')
  const { busy, failed, act } = useAct(peopleWords.problems)
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      const into = team === NEW ? (await ports.addTeam(teamName)).id : team
      setTeam(into)
      const made = await ports.add({ name, team: into, role, ...(email && { email }) })
      keep([linkOf(made)])
      setAdded(made.member.name)
      setName('')
      setEmail('')
      await reload()
      focusName()
    })
  }
  const fields = { name, setName, email, setEmail, team, setTeam, teamName, setTeamName }
  return { ...fields, role, setRole, submit, added, busy, failed }
}

/**
 * A form that adds people one by one. For each new person it shows a link, which the administrator
 * sends to that person.
 */
export const AddPerson = (props: AddProps) => {
  const words = peopleWords.form
  const form = useNewPerson(props)
  useEffect(focusName, [])
  return (
    <form class="panel" onSubmit={form.submit} aria-busy={form.busy} aria-label={peopleWords.add}>
      <div class="fields">
        <Field
          id="person-name"
          label={words.name}
          value={form.name}
          set={form.setName}
          required
          maxLength={100}
        />
        <Field
          id="person-email"
          label={words.email}
          value={form.email}
          set={form.setEmail}
          maxLength={254}
        />
        <TeamField teams={props.teams} team={form.team} setTeam={form.setTeam} />
        {form.team === NEW && (
          <Field
            id="team-name"
            label={words.teamName}
            value={form.teamName}
            set={form.setTeamName}
            required
            maxLength={100}
          />
        )}
        <RoleField role={form.role} setRole={form.setRole} />
      </div>
      <FailureMessage text={form.failed} />
      <p class="acts">
        <button type="submit" class="button main" disabled={form.busy}>
          {words.button}
        </button>
        <Button onClick={props.close}>{words.close}</Button>
        <span role="status">{form.added && words.added(form.added)}</span>
      </p>
    </form>
  )
}
