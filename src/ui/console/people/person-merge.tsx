import { useState } from 'preact/hooks'
import type { KeptOfMember, MemberEntry } from '../../../sync/contract.ts'
import { peopleWords } from '../../words/people.ts'
import { Failed } from '../failed.tsx'
import { useAct } from '../use-act.ts'
import { HeldList } from './held-list.tsx'
import type { PersonProps } from './person-entry.ts'

interface Looked {
  other: MemberEntry
  teams: KeptOfMember['teams']
}

const useMerge = ({ ports, person, everybody, look }: PersonProps) => {
  const [chosen, choose] = useState('')
  const [looked, setLooked] = useState<Looked>()
  const acting = useAct({ ...peopleWords.problems, ...peopleWords.person.mergeProblems })
  const other = everybody.find(({ id }) => id === chosen)
  const check = () =>
    acting.act(async () => {
      if (other) setLooked({ other, teams: await ports.kept(other.id) })
    })
  const merge = () =>
    acting.act(async () => {
      await ports.merge(person.id, chosen)
      setLooked(undefined)
      choose('')
      await look()
    })
  const pick = (id: string) => {
    choose(id)
    setLooked(undefined)
  }
  return { chosen, pick, looked, check, merge, ...acting }
}

/**
 * Makes a second entry of the same person part of this one. Before that it shows how much the
 * second entry has.
 */
export const PersonMerge = (props: PersonProps) => {
  const words = peopleWords.person
  const { person, everybody } = props
  const { chosen, pick, looked, check, merge, busy, failed } = useMerge(props)
  const others = everybody.filter(({ id }) => id !== person.id)
  if (others.length === 0) return null
  return (
    <section class="part" aria-labelledby="merge-title">
      <h2 id="merge-title">{words.merge}</h2>
      <p class="says">{words.mergeHint}</p>
      <Failed text={failed} />
      <p class="acts">
        <select
          id="merge-with"
          aria-label={words.otherEntry}
          value={chosen}
          onChange={({ currentTarget }) => pick(currentTarget.value)}
        >
          <option value="">{words.otherEntry}…</option>
          {others.map(({ id, name, team }) => (
            <option key={id} value={id}>
              {name} · {team.name}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button"
          id="merge-check"
          disabled={busy || !chosen}
          onClick={() => void check()}
        >
          {peopleWords.table.check}
        </button>
      </p>
      {looked && (
        <div class="panel" id="merge-preview" role="status">
          <p>{words.mergeSure(looked.other.name, person.name)}</p>
          <HeldList teams={looked.teams} />
          <p>{words.mergeKeeps(person.name, person.email ?? looked.other.email)}</p>
          <p class="acts">
            <button
              type="button"
              class="button main"
              id="merge"
              disabled={busy}
              onClick={() => void merge()}
            >
              {words.mergeButton}
            </button>
            <button type="button" class="button" onClick={() => pick('')}>
              {peopleWords.cancel}
            </button>
          </p>
        </div>
      )}
    </section>
  )
}
