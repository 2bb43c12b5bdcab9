import { useState } from 'preact/hooks'
import type { TeamEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { DataTable } from '../../data-table.tsx'
import { peopleWords } from '../../words/people.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import type { PeoplePorts } from './ports.ts'

interface TeamsProps {
  ports: PeoplePorts
  teams: readonly TeamEntry[]
  reload: () => Promise<void>
}

interface RowProps {
  team: TeamEntry
  busy: boolean
  rename: (name: string) => void
  remove: () => void
}

const TeamRow = ({ team, busy, rename, remove }: RowProps) => {
  const [name, setName] = useState(team.name)
  const [, people, managers] = peopleWords.teamColumns
  const isEmpty = team.members === 0 && team.former === 0
  return (
    <tr>
      <th scope="row">
        <input
          class="name"
          aria-label={peopleWords.renameOf(team.name)}
          value={name}
          maxLength={100}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        {name !== team.name && (
          <Button disabled={busy} onClick={() => rename(name)}>
            {peopleWords.rename}
          </Button>
        )}
      </th>
      <td data-label={people}>{team.members}</td>
      <td data-label={managers}>
        {team.heads.map((head) => head.name).join(', ') || peopleWords.noHead}
      </td>
      <td>
        {isEmpty && (
          <Button disabled={busy} aria-label={peopleWords.deleteOf(team.name)} onClick={remove}>
            {peopleWords.delete}
          </Button>
        )}
      </td>
    </tr>
  )
}

/**
 * The teams, each with the people who lead it. A team can be deleted only if it has no people and
 * no recorded time.
 */
export const Teams = ({ ports, teams, reload }: TeamsProps) => {
  const [name, setName] = useState('')
  const { busy, failed, act } = useAct(peopleWords.problems)
  const thenReload = (work: Promise<unknown>) => act(() => work.then(reload))
  const add = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await ports.addTeam(name)
      setName('')
      await reload()
    })
  }
  return (
    <section class="part" aria-labelledby="teams-title">
      <h2 id="teams-title">{peopleWords.teams}</h2>
      <FailureMessage text={failed} />
      <div class="scrolls">
        <DataTable heads={peopleWords.teamColumns} hasActs id="teams-table">
          {teams.map((team) => (
            <TeamRow
              key={`${team.id} ${team.name}`}
              team={team}
              busy={busy}
              rename={(next) => void thenReload(ports.renameTeam(team.id, next))}
              remove={() => void thenReload(ports.deleteTeam(team.id))}
            />
          ))}
        </DataTable>
      </div>
      <form class="acts" onSubmit={add}>
        <input
          id="new-team"
          class="name"
          aria-label={peopleWords.teamName}
          placeholder={peopleWords.teamName}
          value={name}
          required
          maxLength={100}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit" class="button" id="add-team" disabled={busy}>
          {peopleWords.addTeam}
        </button>
      </form>
    </section>
  )
}
