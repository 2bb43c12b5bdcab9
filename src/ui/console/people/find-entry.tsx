import { useState } from 'preact/hooks'
import type { MemberEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { peopleWords } from '../../words/people.ts'
import { isChosen, stateWords } from './person-entry.ts'

/**
 * The largest number of entries in the list. To find another entry, the administrator types more of
 * the name, or the e-mail address.
 */
const MOST = 8

interface FindProps {
  others: readonly MemberEntry[]
  busy: boolean
  pick: (other: MemberEntry) => void
}

/** A field to search for one entry in the list of people, which may have hundreds of entries. */
export const FindEntry = ({ others, busy, pick }: FindProps) => {
  const words = peopleWords.person
  const [typed, type] = useState('')
  const isTyped = typed.trim() !== ''
  const found = isTyped
    ? others.filter((other) => isChosen(other, { typed, team: '', left: true, waiting: false }))
    : []
  return (
    <>
      <p class="acts">
        <input
          type="search"
          id="merge-find"
          aria-label={words.findOther}
          placeholder={words.findOther}
          value={typed}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      </p>
      <ul class="found">
        {found.slice(0, MOST).map((other) => (
          <li key={other.id}>
            <Button disabled={busy} onClick={() => pick(other)}>
              {other.name}
            </Button>{' '}
            <span class="hint">
              {other.team.name} · {stateWords(other)}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint" id="merge-find-more" role="status">
        {isTyped && found.length === 0 && peopleWords.nobody}
        {found.length > MOST && words.moreFound(found.length - MOST)}
      </p>
    </>
  )
}
