import { useEffect, useState } from 'preact/hooks'
import type { MemberEntry } from '../../../sync/contract.ts'
import { logWords as words } from '../../words/logs.ts'

const LIST = 'log-people'

type Listed = Pick<MemberEntry, 'id' | 'name' | 'team'>

/** The name of a person in the list. The team's name is added if several people have this name. */
const listedName = ({ name, team }: Listed, people: readonly Listed[]) =>
  people.filter((other) => other.name === name).length > 1 ? `${name} · ${team.name}` : name

const inLowerCase = (text: string) => text.trim().toLocaleLowerCase()

/**
 * The person whose name was typed, or else the only person whose name contains the typed text.
 * Undefined if several names contain it.
 */
const personOf = (typed: string, people: readonly Listed[]) => {
  const sought = inLowerCase(typed)
  const names = people.map((person) => ({
    person,
    name: inLowerCase(listedName(person, people)),
  }))
  const whole = names.filter(({ name }) => name === sought)
  const found = whole.length > 0 ? whole : names.filter(({ name }) => name.includes(sought))
  return found.length === 1 ? found[0]?.person : undefined
}

interface PersonFieldProps {
  people: readonly Listed[]
  /** The id of the chosen person; '' if all people are chosen. */
  chosen: string
  choose: (person: string) => void
}

/**
 * A field to find a person by a part of their name. A list of hundreds of people would be too long
 * to scroll.
 */
export const PersonField = ({ people, chosen, choose }: PersonFieldProps) => {
  const person = people.find(({ id }) => id === chosen)
  const name = person ? listedName(person, people) : ''
  const [typed, type] = useState(name)
  useEffect(() => type(name), [name])
  const take = (field: HTMLInputElement) => {
    const found = field.value.trim() === '' ? { id: '' } : personOf(field.value, people)
    field.setCustomValidity(found ? '' : words.noSuchPerson)
    if (found) choose(found.id)
    else field.reportValidity()
  }
  return (
    <label>
      {words.person}{' '}
      <input
        type="search"
        id="log-person"
        list={LIST}
        autoComplete="off"
        placeholder={words.everybody}
        value={typed}
        onInput={({ currentTarget }) => {
          currentTarget.setCustomValidity('')
          type(currentTarget.value)
        }}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
      <datalist id={LIST}>
        {people.map((one) => (
          <option key={one.id} value={listedName(one, people)} />
        ))}
      </datalist>
    </label>
  )
}
