import { useState } from 'preact/hooks'
import { peopleWords } from '../../words/people.ts'
import { CheckboxGroup } from '../checkbox-group.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import { useAct } from '../use-act.ts'
import type { PersonProps } from './person-entry.ts'
import { RoleField } from './role-field.tsx'

interface LeadsProps {
  teams: PersonProps['teams']
  leads: readonly string[]
  setLeads: (leads: readonly string[]) => void
}

const Leads = ({ teams, leads, setLeads }: LeadsProps) => (
  <CheckboxGroup
    legend={peopleWords.person.leads}
    hint={peopleWords.person.leadsHint}
    offered={teams.map(({ id }) => id)}
    names={Object.fromEntries(teams.map(({ id, name }) => [id, name]))}
    ticked={leads}
    tick={setLeads}
  />
)

const useForm = ({ ports, person, isMe, reload }: PersonProps) => {
  const [name, setName] = useState(person.name)
  const [email, setEmail] = useState(person.email ?? '')
  const [role, setRole] = useState(person.role)
  const [leads, setLeads] = useState<readonly string[]>(person.leads.map(({ id }) => id))
  const [tracked, setTracked] = useState(person.tracked)
  const [saved, setSaved] = useState(false)
  const acting = useAct(peopleWords.problems)
  // If no team is chosen, the request contains no list of teams. A new manager then leads their own
  // team.
  const led = role === 'member' ? [] : leads
  const rights = {
    role,
    ...(role === 'manager' && led.length === 0 ? {} : { leads: [...led] }),
  }
  const save = () =>
    acting.act(async () => {
      setSaved(false)
      const change = { name, email: email || null, tracked, ...(!isMe && rights) }
      const next = await ports.change(person.id, change)
      setLeads(next.leads.map(({ id }) => id))
      setRole(next.role)
      await reload()
      setSaved(true)
    })
  return {
    name,
    setName,
    email,
    setEmail,
    role,
    setRole,
    leads,
    setLeads,
    tracked,
    setTracked,
    saved,
    save,
    ...acting,
  }
}

/** A form for a person's name, e-mail address and rights. */
export const PersonForm = (props: PersonProps) => {
  const { teams, isMe } = props
  const form = useForm(props)
  const submit = (event: Event) => {
    event.preventDefault()
    void form.save()
  }
  return (
    <form class="panel" id="person-form" onSubmit={submit} aria-busy={form.busy}>
      <div class="fields">
        <Field
          id="person-name"
          label={peopleWords.form.name}
          value={form.name}
          set={form.setName}
          required
          maxLength={100}
        />
        <Field
          id="person-email"
          label={peopleWords.form.email}
          value={form.email}
          set={form.setEmail}
          maxLength={254}
        />
        <RoleField role={form.role} setRole={form.setRole} disabled={isMe} />
      </div>
      {form.role !== 'member' && !isMe && (
        <Leads teams={teams} leads={form.leads} setLeads={form.setLeads} />
      )}
      <label class="tick">
        <input
          type="checkbox"
          id="person-tracked"
          checked={form.tracked}
          onChange={({ currentTarget }) => form.setTracked(currentTarget.checked)}
        />
        {peopleWords.person.tracked}
      </label>
      <FailureMessage text={form.failed} />
      <p class="acts">
        <button type="submit" class="button main" disabled={form.busy}>
          {peopleWords.person.save}
        </button>
        <span role="status">{form.saved && peopleWords.person.saved}</span>
      </p>
    </form>
  )
}
