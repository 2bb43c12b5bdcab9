import { useState } from 'preact/hooks'
import type { KeptOfMember } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { peopleWords } from '../../words/people.ts'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import { useAct } from '../use-act.ts'
import { KeptRows } from './kept-rows.tsx'
import type { PersonProps } from './person-entry.ts'

/**
 * Whether the typed text is the person's name. The name must be typed, so that nobody is removed by
 * mistake.
 */
const isSame = (typed: string, name: string) =>
  typed.trim().toLocaleLowerCase() === name.toLocaleLowerCase()

/** Removes a person and everything that they sent. The person's name must be typed first. */
export const PersonForget = ({
  ports,
  person,
  links,
  reload,
  back,
}: PersonProps & { back: () => void }) => {
  const words = peopleWords.person
  const [teams, setTeams] = useState<KeptOfMember['teams']>()
  const [typed, type] = useState('')
  const { busy, failed, act } = useAct(peopleWords.problems)
  const check = () => act(async () => setTeams(await ports.kept(person.id)))
  const forget = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await ports.forget(person.id)
      links.drop([person.id])
      await reload()
      back()
    })
  }
  return (
    <section class="part" aria-labelledby="forget-title">
      <h2 id="forget-title">{words.forget}</h2>
      <p class="says">{words.forgetHint}</p>
      <FailureMessage text={failed} />
      {!teams && (
        <p class="acts">
          <Button id="forget-check" disabled={busy} onClick={() => void check()}>
            {words.forgetCheck}
          </Button>
        </p>
      )}
      {teams && (
        <form class="panel" id="forget-form" onSubmit={forget} aria-busy={busy}>
          <p>{words.forgetSure}</p>
          <KeptRows teams={teams} />
          <Field id="forget-name" label={words.forgetType(person.name)} value={typed} set={type} />
          <p class="acts">
            <button
              type="submit"
              class="button"
              id="forget"
              disabled={busy || !isSame(typed, person.name)}
            >
              {words.forgetButton}
            </button>
            <Button onClick={() => setTeams(undefined)}>{peopleWords.cancel}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
