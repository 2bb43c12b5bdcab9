import { useEffect, useState } from 'preact/hooks'
import type { MemberEntry, TeamEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { NamedOptions } from '../../named-options.tsx'
import { peopleWords } from '../../words/people.ts'
import { ConfirmButton } from '../confirm-button.tsx'
import { failureWords } from '../failure-words.ts'
import { useFocusAfterAct } from '../use-focus-after-act.ts'
import { LINKS_TITLE } from './links.tsx'
import type { PeoplePorts } from './ports.ts'
import type { Link, LinksOfVisit } from './use-links.ts'

interface BulkProps {
  ports: PeoplePorts
  people: readonly MemberEntry[]
  teams: readonly TeamEntry[]
  links: LinksOfVisit
  reload: () => Promise<void>
  clear: () => void
}

interface Outcome {
  done: number
  failed: readonly string[]
}

const useBulk = (reload: BulkProps['reload']) => {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const keepFocus = useFocusAfterAct(busy)
  /**
   * Runs `work` for each of several people, one after another. If `work` fails for one person, it
   * still runs for the others.
   */
  const each = async (
    people: readonly MemberEntry[],
    work: (person: MemberEntry) => Promise<unknown>,
  ) => {
    keepFocus()
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
    await reload().catch(() => undefined)
    setBusy(false)
  }
  return { busy, outcome, each }
}
type Bulk = ReturnType<typeof useBulk>

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

/**
 * Moves people to another team. At first the field shows a team that none of these people is in. In
 * a company with two teams, this is the other team.
 */
const Move = ({ people, teams, busy, move }: MoveProps) => {
  const [chosen, choose] = useState<string>()
  const outside = (team: string) => people.filter((person) => person.team.id !== team)
  const elsewhere = teams.find(({ id }) => outside(id).length === people.length)
  const team = chosen ?? elsewhere?.id ?? teams[0]?.id ?? ''
  const moving = outside(team)
  const submit = () => {
    // Keeps the chosen team in the field. Without this, the field would show another team after the
    // move, and a second click would move the people there.
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
      <Button id="bulk-move" disabled={busy || moving.length === 0} onClick={submit}>
        {peopleWords.move}
      </Button>
    </>
  )
}

/**
 * Makes an invite link for each of several people. Then moves the focus to the list of links, which
 * may be outside of the visible part of the page.
 */
const useInvites = ({ ports, people, links: { keep } }: BulkProps, each: Bulk['each']) => {
  const [made, setMade] = useState(0)
  useEffect(() => {
    if (made > 0) document.getElementById(LINKS_TITLE)?.focus()
  }, [made])
  return async () => {
    const links: Link[] = []
    await each(people, async ({ id, name, team }) => {
      const { link, expiresAt } = await ports.invite(id)
      links.push({ person: id, name, team: team.name, link, until: expiresAt })
    })
    keep(links)
    setMade(made + links.length)
  }
}

/** The actions that can be done for several people at once. */
export const BulkActs = (props: BulkProps) => {
  const { ports, people, teams, links, reload, clear } = props
  const { busy, outcome, each } = useBulk(reload)
  const invite = useInvites(props, each)
  return (
    <section
      class="panel"
      id="bulk"
      aria-label={peopleWords.selected(people.length)}
      aria-busy={busy}
    >
      <p class="acts">
        <strong>{peopleWords.selected(people.length)}</strong>
        <Button id="bulk-invite" disabled={busy} onClick={() => void invite()}>
          {peopleWords.newLinks}
        </Button>
        {teams.length > 1 && (
          <Move
            people={people}
            teams={teams}
            busy={busy}
            move={(moving, team) => void each(moving, ({ id }) => ports.move(id, team))}
          />
        )}
        <ConfirmButton
          id="bulk-leave"
          label={peopleWords.letLeave}
          sure={peopleWords.sure(people.length)}
          yes={peopleWords.yesLeave}
          no={peopleWords.cancel}
          busy={busy}
          act={() =>
            void each(people, async ({ id }) => {
              await ports.leave(id, undefined)
              links.drop([id])
            })
          }
        />
        <button type="button" class="plain" onClick={clear}>
          {peopleWords.clear}
        </button>
      </p>
      {outcome && <Said outcome={outcome} />}
    </section>
  )
}
