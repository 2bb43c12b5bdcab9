import { useState } from 'preact/hooks'
import type { KeptOfMember, MemberEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { peopleWords } from '../../words/people.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import { FindEntry } from './find-entry.tsx'
import { KeptRows } from './kept-rows.tsx'
import type { PersonProps } from './person-entry.ts'

interface Looked {
  other: MemberEntry
  teams: KeptOfMember['teams']
}

const useMerge = ({ ports, person, reload }: PersonProps) => {
  const [looked, setLooked] = useState<Looked>()
  const acting = useAct({ ...peopleWords.problems, ...peopleWords.person.mergeProblems })
  const check = (other: MemberEntry) =>
    acting.act(async () => setLooked({ other, teams: await ports.kept(other.id) }))
  const cancel = () => setLooked(undefined)
  const merge = ({ other }: Looked) =>
    acting.act(async () => {
      await ports.merge(person.id, other.id)
      cancel()
      await reload()
    })
  return { looked, check, cancel, merge, ...acting }
}

/**
 * Merges a second entry of the same person into the shown entry. Before that, the page shows how
 * many stored entries of time the second entry has.
 */
export const PersonMerge = (props: PersonProps) => {
  const words = peopleWords.person
  const { person, everybody } = props
  const { looked, check, cancel, merge, busy, failed } = useMerge(props)
  const others = everybody.filter(({ id }) => id !== person.id)
  if (others.length === 0) return null
  return (
    <section class="part" aria-labelledby="merge-title">
      <h2 id="merge-title">{words.merge}</h2>
      <p class="says">{words.mergeHint}</p>
      <FailureMessage text={failed} />
      <FindEntry others={others} busy={busy} pick={check} />
      {looked && (
        <div class="panel" id="merge-preview" role="status">
          <p>{words.mergeSure(looked.other.name, person.name)}</p>
          <KeptRows teams={looked.teams} />
          <p>{words.mergeKeeps(person.name, person.email ?? looked.other.email)}</p>
          <p class="acts">
            <button
              type="button"
              class="button main"
              id="merge"
              disabled={busy}
              onClick={() => void merge(looked)}
            >
              {words.mergeButton}
            </button>
            <Button onClick={cancel}>{peopleWords.cancel}</Button>
          </p>
        </div>
      )}
    </section>
  )
}
