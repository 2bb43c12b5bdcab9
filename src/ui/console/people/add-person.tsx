import { useEffect, useState } from 'preact/hooks'
import type { InvitedMember, TeamEntry } from '../../../sync/contract.ts'
import { fullDate } from '../../dates.ts'
import { NamedOptions } from '../../named-options.tsx'
import { peopleWords } from '../../words/people.ts'
import { Failed } from '../failed.tsx'
import { Field } from '../field.tsx'
import type { PeoplePorts } from '../ports.ts'
import { useAct } from '../use-act.ts'
import { CopyLink } from './links.tsx'
import { type Role, RoleField } from './role-field.tsx'

interface AddProps {
  ports: PeoplePorts
  teams: readonly TeamEntry[]
  look: () => Promise<void>
  close: () => void
}

/** Chosen in place of a team's id, for a team that does not exist yet. */
const NEW = 'new'

const Made = ({ made: { member, invite } }: { made: InvitedMember }) => (
  <div class="made">
    <h2>{peopleWords.linkOf(member.name)}</h2>
    <CopyLink name={member.name} link={invite.link} />
    <p class="hint">{peopleWords.linkHint(fullDate(invite.expiresAt))}</p>
  </div>
)

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

const focusName = () => document.getElementById('person-name')?.focus()

/**
 * A form that adds people one by one. Each new person gets a link, which the administrator sends
 * them.
 */
export const AddPerson = ({ ports, teams, look, close }: AddProps) => {
  const words = peopleWords.form
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [team, setTeam] = useState(teams[0]?.id ?? NEW)
  const [teamName, setTeamName] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [made, setMade] = useState<InvitedMember>()
  const { busy, failed, act } = useAct(peopleWords.problems)
  useEffect(focusName, [])
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      const into = team === NEW ? (await ports.addTeam(teamName)).id : team
      setTeam(into)
      setMade(await ports.add({ name, team: into, role, ...(email && { email }) }))
      setName('')
      setEmail('')
      await look()
      focusName()
    })
  }
  return (
    <form class="panel" onSubmit={submit} aria-busy={busy} aria-label={peopleWords.add}>
      {made && <Made made={made} />}
      <div class="fields">
        <Field
          id="person-name"
          label={words.name}
          value={name}
          set={setName}
          required
          maxLength={100}
        />
        <Field id="person-email" label={words.email} value={email} set={setEmail} maxLength={254} />
        <TeamField teams={teams} team={team} setTeam={setTeam} />
        {team === NEW && (
          <Field
            id="team-name"
            label={words.teamName}
            value={teamName}
            set={setTeamName}
            required
            maxLength={100}
          />
        )}
        <RoleField role={role} setRole={setRole} />
      </div>
      <Failed text={failed} />
      <p class="acts">
        <button type="submit" class="button main" disabled={busy}>
          {words.button}
        </button>
        <button type="button" class="button" onClick={close}>
          {words.close}
        </button>
      </p>
    </form>
  )
}
