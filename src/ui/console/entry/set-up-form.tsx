import { useEffect, useState } from 'preact/hooks'
import { consoleWords } from '../../words/console.ts'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import { nextStep, SetUpSteps } from '../set-up-steps.tsx'
import { useAct } from '../use-act.ts'
import type { EntryPorts } from './ports.ts'

interface SetUpProps {
  secret: string
  ports: EntryPorts
  enter: () => Promise<unknown>
}

/**
 * The form of the first step of setting up a new endpoint: the names of the administrator and of
 * the first team.
 */
export const SetUpForm = ({ secret, ports, enter }: SetUpProps) => {
  const words = consoleWords.setUp
  const [name, setName] = useState('')
  const [team, setTeam] = useState('')
  const { busy, failed, act } = useAct()
  useEffect(() => {
    document.title = `Stint · ${words.title}`
  }, [])
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await ports.setUp({ secret, name, team })
      history.replaceState(null, '', nextStep(1))
      await enter()
    })
  }
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <SetUpSteps at={1} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Field
        id="name"
        label={words.name}
        value={name}
        required
        maxLength={100}
        autoComplete="name"
        set={setName}
      />
      <Field
        id="team"
        label={words.team}
        hint={words.teamHint}
        value={team}
        required
        maxLength={100}
        set={setTeam}
      />
      <FailureMessage text={failed} />
      <p class="acts">
        <button class="button main" type="submit" disabled={busy}>
          {words.button}
        </button>
      </p>
    </form>
  )
}
