import { useState } from 'preact/hooks'
import type { MemberEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { ColumnHeads } from '../../column-heads.tsx'
import { peopleWords } from '../../words/people.ts'
import { lastSeenWords, stateWords } from './person-entry.ts'

interface TableProps {
  people: readonly MemberEntry[]
  ticked: ReadonlySet<string>
  tick: (ticked: ReadonlySet<string>) => void
  show: (person: string) => void
}

interface RowProps {
  person: MemberEntry
  isTicked: boolean
  tick: (on: boolean) => void
  show: (person: string) => void
}

const Row = ({ person, isTicked, tick, show }: RowProps) => (
  <tr>
    <td class="tick">
      <label class="tick">
        <input
          type="checkbox"
          aria-label={peopleWords.select(person.name)}
          checked={isTicked}
          onChange={({ currentTarget }) => tick(currentTarget.checked)}
        />
      </label>
    </td>
    <th scope="row">
      <button type="button" class="link" onClick={() => show(person.id)}>
        {person.name}
      </button>
      {person.email && <span class="hint below">{person.email}</span>}
    </th>
    <td class="state">{stateWords(person)}</td>
    <td>{person.team.name}</td>
    <td>{peopleWords.roles[person.role]}</td>
    <td data-label={peopleWords.columns.devices}>{person.devices}</td>
    <td data-label={peopleWords.columns.version}>{person.version}</td>
    <td data-label={peopleWords.columns.lastSeen}>{lastSeenWords(person)}</td>
  </tr>
)

/**
 * The number of rows that are drawn at first. Nobody reads 500 rows, and drawing all of them delays
 * each letter of a search.
 */
const FIRST_ROWS = 100

/** The people who match the filter, in the order of the endpoint's answer: by team and name. */
export const PeopleTable = ({ people, ticked, tick, show }: TableProps) => {
  const { name, team, role, state, devices, version, lastSeen } = peopleWords.columns
  const [whole, setWhole] = useState(false)
  const drawn = whole ? people : people.slice(0, FIRST_ROWS)
  const isAll = people.length > 0 && people.every(({ id }) => ticked.has(id))
  const tickOne = (id: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(id)
    else next.delete(id)
    tick(next)
  }
  return (
    <div class="scrolls">
      <table id="people-table">
        <thead>
          <tr>
            <td class="tick">
              <label class="tick" data-label={peopleWords.selectAll}>
                <input
                  type="checkbox"
                  id="select-all"
                  aria-label={peopleWords.selectAll}
                  checked={isAll}
                  onChange={({ currentTarget: { checked } }) =>
                    tick(new Set(checked ? people.map(({ id }) => id) : []))
                  }
                />
              </label>
            </td>
            <ColumnHeads of={[name, state, team, role, devices, version, lastSeen]} />
          </tr>
        </thead>
        <tbody>
          {drawn.map((person) => (
            <Row
              key={person.id}
              person={person}
              isTicked={ticked.has(person.id)}
              tick={(on) => tickOne(person.id, on)}
              show={show}
            />
          ))}
        </tbody>
      </table>
      {drawn.length < people.length && (
        <p class="acts">
          <Button id="show-all" onClick={() => setWhole(true)}>
            {peopleWords.showAll(people.length)}
          </Button>
        </p>
      )}
    </div>
  )
}
