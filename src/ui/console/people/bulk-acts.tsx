import { useState } from 'preact/hooks'
import type { MemberEntry, TeamEntry } from '../../../sync/contract.ts'
import { NamedOptions } from '../../named-options.tsx'
import { peopleWords } from '../../words/people.ts'
import { failureWords } from '../failure-words.ts'
import type { PeopleDoors } from '../ports.ts'
import type { Link } from './export-people.ts'
import { Links } from './links.tsx'

interface BulkProps {
  doors: PeopleDoors
  people: readonly MemberEntry[]
  teams: readonly TeamEntry[]
  look: () => Promise<void>
  clear: () => void
}

interface Outcome {
  done: number
  failed: readonly string[]
}

const useBulk = ({ people, look }: Pick<BulkProps, 'people' | 'look'>) => {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  /**
   * Does one act for each chosen person, one after another. If it fails for one person, the others
   * follow.
   */
  const each = async (work: (person: MemberEntry) => Promise<unknown>) => {
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

interface LeaveProps {
  count: number
  busy: boolean
  leave: () => void
}

/**
 * Disconnects the chosen people. It asks once more before, because it affects many people at once.
 */
const Leave = ({ count, busy, leave }: LeaveProps) => {
  const [asked, ask] = useState(false)
  if (!asked)
    return (
      <button
        type="button"
        class="button"
        id="bulk-leave"
        disabled={busy}
        onClick={() => ask(true)}
      >
        {peopleWords.letLeave}
      </button>
    )
  const answer = (sure: boolean) => {
    ask(false)
    if (sure) leave()
  }
  return (
    <span class="sure-box">
      {peopleWords.sure(count)}{' '}
      <button type="button" class="button" onClick={() => answer(true)}>
        {peopleWords.yesLeave}
      </button>
      <button type="button" class="button" onClick={() => answer(false)}>
        {peopleWords.cancel}
      </button>
    </span>
  )
}

/** The acts that can be done for several people at once. */
export const BulkActs = ({ doors, people, teams, look, clear }: BulkProps) => {
  const { busy, outcome, each } = useBulk({ people, look })
  const [team, setTeam] = useState(teams[0]?.id ?? '')
  const [links, setLinks] = useState<readonly Link[]>([])
  const invite = async () => {
    const made: Link[] = []
    await each(async ({ id, name, team }) => {
      const { link } = await doors.invite(id)
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
        <label class="tick">
          {peopleWords.moveTo}{' '}
          <select
            id="bulk-team"
            value={team}
            onChange={({ currentTarget }) => setTeam(currentTarget.value)}
          >
            <NamedOptions of={teams} />
          </select>
        </label>
        <button
          type="button"
          class="button"
          id="bulk-move"
          disabled={busy}
          onClick={() => void each(({ id }) => doors.move(id, team))}
        >
          {peopleWords.move}
        </button>
        <Leave
          count={people.length}
          busy={busy}
          leave={() => void each(({ id }) => doors.leave(id, undefined))}
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
