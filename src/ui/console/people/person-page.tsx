import { Button } from '../../button.tsx'
import { peopleWords } from '../../words/people.ts'
import { PersonConnect } from './person-connect.tsx'
import { PersonDevices } from './person-devices.tsx'
import { hasLeft, type PersonProps, stateWords } from './person-entry.ts'
import { PersonForget } from './person-forget.tsx'
import { PersonForm } from './person-form.tsx'
import { PersonMerge } from './person-merge.tsx'
import { PersonLeave, PersonMove } from './person-moves.tsx'

/** The page of one person, for an administrator. */
export const PersonPage = ({ back, ...props }: PersonProps & { back: () => void }) => {
  const { person, isMe } = props
  return (
    <>
      <p class="acts">
        <Button id="all-people" onClick={back}>
          ‹ {peopleWords.person.back}
        </Button>
        <span class="hint">
          {person.team.name} · {stateWords(person)}
        </span>
      </p>
      {isMe && <p class="hint">{peopleWords.person.own}</p>}
      <PersonForm {...props} />
      {!hasLeft(person) && <PersonConnect {...props} />}
      <PersonDevices {...props} />
      {!hasLeft(person) && <PersonMove {...props} />}
      {!isMe && <PersonLeave {...props} />}
      <PersonMerge {...props} />
      {!isMe && <PersonForget {...props} back={back} />}
    </>
  )
}
