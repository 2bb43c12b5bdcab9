import { useState } from 'preact/hooks'
import { type NewToken, SCOPES, type Scope } from '../../../sync/contract.ts'
import { NamedOptions } from '../../named-options.tsx'
import { integrationWords } from '../../words/integrations.ts'
import { CheckboxGroup } from '../checkbox-group.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import type { Named, Person } from '../ports.ts'
import { useAct } from '../use-act.ts'

const words = integrationWords.tokens

/**
 * The choices for the number of days after which a new token expires. The last choice is a year,
 * the longest time that the endpoint allows.
 */
const LIVES = [30, 90, 180, 366]

/**
 * The scopes (rights) that a person may give to a token for one team, or for all teams if `team` is
 * ''. The endpoint has the same rules (`server/tokens/token-rights.ts`).
 */
const scopesOf = ({ role, leads }: Person, team: string): readonly Scope[] => {
  const isAdministrator = role === 'administrator'
  const isHead = team === '' ? leads.length > 0 : leads.some(({ id }) => id === team)
  return SCOPES.filter((scope) => {
    if (scope === 'people:read') return isAdministrator
    return isHead || (scope === 'indicators:write' && isAdministrator)
  })
}

interface TeamProps {
  teams: readonly Named[]
  team: string
  setTeam: (team: string) => void
}

const TeamField = ({ teams, team, setTeam }: TeamProps) => (
  <p class="field">
    <label for="token-team">{words.team}</label>
    <select
      id="token-team"
      value={team}
      onChange={({ currentTarget }) => setTeam(currentTarget.value)}
    >
      <NamedOptions of={teams} />
      <option value="">{words.everyTeam}</option>
    </select>
  </p>
)

interface DaysProps {
  days: number
  setDays: (days: number) => void
}

const DaysField = ({ days, setDays }: DaysProps) => (
  <p class="field">
    <label for="token-days">{words.days}</label>
    <select
      id="token-days"
      value={days}
      onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
    >
      {LIVES.map((life) => (
        <option key={life} value={life}>
          {life === LIVES.at(-1) ? words.year : words.daysOption(life)}
        </option>
      ))}
    </select>
  </p>
)

interface FormProps {
  me: Person
  teams: readonly Named[]
  make: (token: NewToken) => Promise<void>
}

/** A form for a new token. A token can do only what the person who makes it may do. */
export const NewTokenForm = ({ me, teams, make }: FormProps) => {
  const [name, setName] = useState('')
  const [team, setTeam] = useState(teams[0]?.id ?? '')
  const [ticked, tick] = useState<readonly Scope[]>([])
  const [days, setDays] = useState(90)
  const { busy, failed, act } = useAct(integrationWords.problems)
  const offered = scopesOf(me, team)
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      const scopes = ticked.filter((scope) => offered.includes(scope))
      await make({ name, scopes, days, ...(team && { team }) })
      setName('')
      tick([])
    })
  }
  return (
    <form class="panel" id="new-token" onSubmit={submit} aria-busy={busy} aria-label={words.add}>
      <h3>{words.add}</h3>
      <div class="fields">
        <Field
          id="token-name"
          label={words.name}
          hint={words.nameHint}
          value={name}
          set={setName}
          required
          maxLength={100}
        />
        <TeamField teams={teams} team={team} setTeam={setTeam} />
        <DaysField days={days} setDays={setDays} />
      </div>
      <CheckboxGroup
        legend={words.scopes}
        offered={offered}
        names={words.scopeNames}
        ticked={ticked}
        tick={tick}
      />
      {!offered.includes('report:read') && <p class="hint">{words.reportBy}</p>}
      <FailureMessage text={failed} />
      <p class="acts">
        <button type="submit" class="button main" disabled={busy}>
          {words.button}
        </button>
      </p>
    </form>
  )
}
