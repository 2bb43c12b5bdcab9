import { useState } from 'preact/hooks'
import type { MemberEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { NamedOptions } from '../../named-options.tsx'
import { settingsWords } from '../../words/team-settings.ts'
import { FailureMessage } from '../failure-message.tsx'
import { hasLeft } from '../people/person-entry.ts'
import { useAct } from '../use-act.ts'

const words = settingsWords.heads

interface HeadsProps {
  team: string
  members: readonly MemberEntry[]
  me: string
  /** Stores the list of teams that a person leads. */
  setLeads: (person: string, leads: string[]) => Promise<void>
}

const leadsOf = ({ leads }: MemberEntry) => leads.map(({ id }) => id)

interface HeadProps {
  person: MemberEntry
  isMe: boolean
  busy: boolean
  remove: () => void
}

const Head = ({ person, isMe, busy, remove }: HeadProps) => (
  <li class="setting">
    {person.name}
    {isMe ? (
      <span class="hint">{words.own}</span>
    ) : (
      <Button disabled={busy} aria-label={words.removeOf(person.name)} onClick={remove}>
        {words.remove}
      </Button>
    )}
  </li>
)

/**
 * The people who lead the team. Administrators cannot add themselves, because they would then see
 * the team's time.
 */
export const Heads = ({ team, members, me, setLeads }: HeadsProps) => {
  const [chosen, choose] = useState('')
  const { busy, failed, act } = useAct(settingsWords.problems)
  const present = members.filter((person) => !hasLeft(person))
  const heads = present.filter((person) => leadsOf(person).includes(team))
  const others = present.filter((person) => !heads.includes(person) && person.id !== me)
  const next = others.find(({ id }) => id === chosen)
  const add = () =>
    next &&
    act(async () => {
      await setLeads(next.id, [...leadsOf(next), team])
      choose('')
    })
  const remove = (person: MemberEntry) =>
    act(() =>
      setLeads(
        person.id,
        leadsOf(person).filter((id) => id !== team),
      ),
    )
  return (
    <section class="part" id="heads" aria-labelledby="heads-title">
      <h2 id="heads-title">{words.title}</h2>
      <p class="says">{heads.length === 0 ? words.none : words.hint}</p>
      <ul>
        {heads.map((person) => (
          <Head
            key={person.id}
            person={person}
            isMe={person.id === me}
            busy={busy}
            remove={() => void remove(person)}
          />
        ))}
      </ul>
      <p class="acts">
        <select
          id="new-head"
          aria-label={words.add}
          value={chosen}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value="">{words.choose}</option>
          <NamedOptions of={others} />
        </select>
        <Button id="add-head" disabled={busy || !next} onClick={() => void add()}>
          {words.addButton}
        </Button>
      </p>
      <FailureMessage text={failed} />
    </section>
  )
}
