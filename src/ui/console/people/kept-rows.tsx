import type { KeptOfMember } from '../../../sync/contract.ts'
import { peopleWords } from '../../words/people.ts'

/** The number of stored entries of a person in each team. */
export const KeptRows = ({ teams }: { teams: KeptOfMember['teams'] }) => (
  <ul class="held">
    {teams.map(({ id, name, entries }) => (
      <li key={id}>
        <bdi>{name}</bdi>: {peopleWords.person.entries(entries)}
      </li>
    ))}
  </ul>
)
