import { useState } from 'preact/hooks'
import type { MemberEntry, TeamEntry } from '../../../sync/contract.ts'
import { NamedOptions } from '../../named-options.tsx'
import { peopleWords } from '../../words/people.ts'
import { failureWords } from '../failure-words.ts'
import type { PeoplePorts } from '../ports.ts'
import { Sure } from '../sure.tsx'
import type { Link } from './export-people.ts'
import { Links } from './links.tsx'

interface BulkProps {
  ports: PeoplePorts
  people: readonly MemberEntry[]
  teams: readonly TeamEntry[]
  look: () => Promise<void>
  clear: () => void
}

interface Outcome {
  done: number
  failed: readonly string[]
}

const useBulk = (look: BulkProps['look']) => {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  /**
   * Does one act for each person, one after another. If it fails for one person, the others
   * follow.
   */
  const each = async (
    people: readonly MemberEntry[],
    work: (person: MemberEntry) => Promise<unknown>,
  ) => {
    setBusy(true)
    let done = 0
    const failed: string[] = []
    for (const person of people)
      try {
        await work(person)
        done++
      } catch (error) {
        failed.push(peopleWords.notDone(person.name, failureWords(error, peopleWords.problems)))
      }
    setOutcome({ done, failed })
    await look().catch(() => undefined)
    setBusy(false)
  }
  return { busy, outcome, each }
}

const Said = ({ outcome: { done, failed } }: { outcome: Outcome }) => (
  <div role="status">
    <p>{peopleWords.done(done)}</p>
    {failed.map((text) => (
      <p key={text} class="failed">
        {text}
      </p>
    ))}
  </div>
)

interface MoveProps extends Pick<BulkProps, 'people' | 'teams'> {
  busy: boolean
  move: (people: readonly MemberEntry[], team: string) => void
}

/** Offers first a team that nobody of them is in: with two teams that is the other one. */
const Move = ({ people, teams, busy, move }: MoveProps) => {
  const [chosen, choose] = useState<string>()
  const outside = (team: string) => people.filter((person) => person.team.id !== team)
  const elsewhere = teams.find(({ id }) => outside(id).length === people.length)
  const team = chosen ?? elsewhere?.id ?? teams[0]?.id ?? ''
  const moving = outside(team)
  const submit = () => {
    // The next click must not take them back.
    choose(team)
    move(moving, team)
  }
  return (
    <>
      <label class="tick">
        {peopleWords.moveTo}{' '}
        <select
          id="bulk-team"
          value={team}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <NamedOptions of={teams} />
        </select>
      </label>
      <button
        type="button"
        class="button"
        id="bulk-move"
        disabled={busy || moving.length === 0}
        onClick={submit}
      >
        {peopleWords.move}
      </button>
    </>
  )
}

/** The acts that can be done for several people at once. */
export const BulkActs = ({ ports, people, teams, look, clear }: BulkProps) => {
  const { busy, outcome, each } = useBulk(look)
  const [links, setLinks] = useState<readonly Link[]>([])
  const invite = async () => {
    const made: Link[] = []
    await each(people, async ({ id, name, team }) => {
      const { link } = await ports.invite(id)
      made.push({ name, team: team.name, link })
    })
    setLinks(made)
  }
  return (
    <section
      class="panel"
      id="bulk"
      aria-label={peopleWords.selected(people.length)}
      aria-busy={busy}
    >
      <p class="acts">
        <strong>{peopleWords.selected(people.length)}</strong>
        <button
          type="button"
          class="button"
          id="bulk-invite"
          disabled={busy}
          onClick={() => void invite()}
        >
          {peopleWords.newLinks}
        </button>
        {teams.length > 1 && (
          <Move
            people={people}
            teams={teams}
            busy={busy}
            move={(moving, team) => void each(moving, ({ id }) => ports.move(id, team))}
          />
        )}
        <Sure
          id="bulk-leave"
          label={peopleWords.letLeave}
          sure={peopleWords.sure(people.length)}
          yes={peopleWords.yesLeave}
          no={peopleWords.cancel}
          busy={busy}
          act={() => void each(people, ({ id }) => ports.leave(id, undefined))}
        />
        <button type="button" class="plain" onClick={clear}>
          {peopleWords.clear}
        </button>
      </p>
      {outcome && <Said outcome={outcome} />}
      {links.length > 0 && <Links links={links} />}
    </section>
  )
}
