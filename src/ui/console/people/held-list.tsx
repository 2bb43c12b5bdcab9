import type { KeptOfMember } from '../../../sync/contract.ts'
import { peopleWords } from '../../words/people.ts'

/** How much is held of a person, by team. */
export const HeldList = ({ teams }: { teams: KeptOfMember['teams'] }) => (
  <ul class="held">
    {teams.map(({ id, name, entries }) => (
      <li key={id}>
        <bdi>{name}</bdi>: {peopleWords.person.entries(entries)}
      </li>
    ))}
  </ul>
)
