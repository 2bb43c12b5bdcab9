import { useState } from 'preact/hooks'
import { Button } from '../../button.tsx'
import { NamedOptions } from '../../named-options.tsx'
import { peopleWords } from '../../words/people.ts'
import { ConfirmButton } from '../confirm-button.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import { hasLeft, type PersonProps } from './person-entry.ts'

export const PersonMove = ({ ports, person, teams, reload }: PersonProps) => {
  const others = teams.filter(({ id }) => id !== person.team.id)
  const [chosen, choose] = useState('')
  const { busy, failed, act } = useAct(peopleWords.problems)
  const team = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id
  if (team === undefined) return null
  const move = () => act(() => ports.move(person.id, team).then(reload))
  return (
    <section class="part" aria-labelledby="move-title">
      <h2 id="move-title">{peopleWords.person.move}</h2>
      <p class="says">{peopleWords.person.moveHint}</p>
      <FailureMessage text={failed} />
      <p class="acts">
        <select
          id="move-to"
          aria-label={peopleWords.team}
          value={team}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <NamedOptions of={others} />
        </select>
        <Button id="move" disabled={busy} onClick={() => void move()}>
          {peopleWords.move}
        </Button>
      </p>
    </section>
  )
}

interface LeavingProps extends Pick<PersonProps, 'ports' | 'person' | 'links'> {
  busy: boolean
  lastDay: string
  setLastDay: (day: string) => void
  thenReload: (work: () => Promise<unknown>) => void
}

/**
 * The field for the last day of a person who leaves. If it is empty, the button below it ends the
 * person's membership at once.
 */
const Leaving = (props: LeavingProps) => {
  const { ports, person, links, busy, lastDay, setLastDay, thenReload } = props
  const words = peopleWords.person
  const leaveNow = () =>
    thenReload(async () => {
      await ports.leave(person.id, undefined)
      links.drop([person.id])
    })
  return (
    <>
      <label class="tick">
        {words.lastDay}{' '}
        <input
          type="date"
          id="last-day"
          value={lastDay}
          onInput={({ currentTarget }) => setLastDay(currentTarget.value)}
        />
      </label>
      {lastDay ? (
        <Button
          id="leave"
          disabled={busy}
          onClick={() => thenReload(() => ports.leave(person.id, lastDay))}
        >
          {words.leaveButton}
        </Button>
      ) : (
        <ConfirmButton
          id="leave-now"
          label={peopleWords.letLeave}
          sure={peopleWords.sure(1)}
          yes={peopleWords.yesLeave}
          no={peopleWords.cancel}
          busy={busy}
          act={leaveNow}
        />
      )}
    </>
  )
}

/** A form for a person who leaves, or who comes back. */
export const PersonLeave = ({ ports, person, links, reload }: PersonProps) => {
  const words = peopleWords.person
  const [lastDay, setLastDay] = useState('')
  const { busy, failed, act } = useAct(peopleWords.problems)
  const thenReload = (work: () => Promise<unknown>) => void act(() => work().then(reload))
  const isGone = hasLeft(person)
  return (
    <section class="part" aria-labelledby="leave-title">
      <h2 id="leave-title">{words.leave}</h2>
      <p class="says">{words.leaveHint}</p>
      <FailureMessage text={failed} />
      <p class="acts">
        {!isGone && (
          <Leaving
            ports={ports}
            person={person}
            links={links}
            busy={busy}
            lastDay={lastDay}
            setLastDay={setLastDay}
            thenReload={thenReload}
          />
        )}
        {person.leavesAt !== undefined && (
          <Button
            id="come-back"
            disabled={busy}
            onClick={() => thenReload(() => ports.comeBack(person.id))}
          >
            {isGone ? words.comesBack : words.stays}
          </Button>
        )}
      </p>
    </section>
  )
}
