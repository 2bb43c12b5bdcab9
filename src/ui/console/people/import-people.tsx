import { useState } from 'preact/hooks'
import type { Imported } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { peopleWords } from '../../words/people.ts'
import { FailureMessage } from '../failure-message.tsx'
import { type RefusedRow, refusedRows } from '../failure-words.ts'
import { useAct } from '../use-act.ts'
import type { PeoplePorts } from './ports.ts'
import type { Link } from './use-links.ts'

interface ImportProps {
  ports: PeoplePorts
  keep: (links: readonly Link[]) => void
  reload: () => Promise<void>
  close: () => void
}

/**
 * The fault of a row in the reader's language. A fault that this page does not know, from a newer
 * endpoint, is shown in the endpoint's words.
 */
const faultWords = ({ fault = '', about = '', why }: RefusedRow) => {
  const words: Readonly<Record<string, (about: string) => string>> = peopleWords.table.faults
  return Object.hasOwn(words, fault) ? (words[fault]?.(about) ?? why) : why
}

const Wrong = ({ rows }: { rows: readonly RefusedRow[] }) => (
  <div role="alert">
    <p class="failed">{peopleWords.table.wrong}</p>
    <ul class="wrong">
      {rows.map((row) => (
        <li key={`${row.line} ${row.why}`}>{peopleWords.table.line(row.line, faultWords(row))}</li>
      ))}
    </ul>
  </div>
)

/** The people and teams that would be added. They are shown before anything is added. */
const Preview = ({ checked }: { checked: Imported }) => (
  <div role="status">
    <p>{peopleWords.table.checked(checked.people.length)}</p>
    {checked.newTeams.length > 0 && (
      <p>{peopleWords.table.teamsMade(checked.newTeams.join(', '))}</p>
    )}
    <div class="scrolls preview">
      <table>
        <tbody>
          {checked.people.map(({ line, name, team, role, email }) => (
            <tr key={line}>
              <td>{line}</td>
              <th scope="row">{name}</th>
              <td>{team}</td>
              <td>{peopleWords.roles[role]}</td>
              <td>{email}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </div>
)

const linksOf = ({ people }: Imported): Link[] =>
  people.flatMap(({ id, name, team, invite }) =>
    id !== undefined && invite
      ? [{ person: id, name, team, link: invite.link, until: invite.expiresAt }]
      : [],
  )

const useImport = ({ ports, keep, reload }: ImportProps) => {
  const [csv, setCsv] = useState('')
  const [newTeams, setNewTeams] = useState(false)
  const [checked, setChecked] = useState<Imported>()
  const [added, setAdded] = useState<Imported>()
  const [wrong, setWrong] = useState<readonly RefusedRow[]>([])
  const acting = useAct(peopleWords.problems)
  const ask = (check: boolean) =>
    acting.act(async () => {
      setWrong([])
      setChecked(undefined)
      const asked = { csv, ...(newTeams && { newTeams }), ...(check && { check }) }
      const answer = await ports
        .importTable(asked as Parameters<PeoplePorts['importTable']>[0])
        .catch((error: unknown) => {
          const rows = refusedRows(error)
          if (rows.length === 0) throw error
          setWrong(rows)
          return undefined
        })
      if (!answer) return
      if (check) return setChecked(answer)
      setAdded(answer)
      keep(linksOf(answer))
      await reload()
    })
  // Removes the result of the check, which was made for the text before this change.
  const change = (text: string) => {
    setCsv(text)
    setChecked(undefined)
    setWrong([])
  }
  return { csv, change, newTeams, setNewTeams, checked, added, wrong, ask, ...acting }
}

interface TableProps {
  csv: string
  change: (text: string) => void
}

const TableField = ({ csv, change }: TableProps) => {
  const words = peopleWords.table
  return (
    <>
      <p class="field">
        <label for="table">{words.label}</label>
        <textarea
          id="table"
          rows={7}
          spellcheck={false}
          aria-describedby="table-hint"
          placeholder={words.example}
          value={csv}
          onInput={({ currentTarget }) => change(currentTarget.value)}
        />
      </p>
      <p>
        <label class="file">
          {words.choose}{' '}
          <input
            type="file"
            id="table-file"
            accept=".csv,text/csv,text/plain"
            onChange={({ currentTarget: { files } }) =>
              void files?.[0]?.text().then((text) => change(text))
            }
          />
        </label>
      </p>
    </>
  )
}

/**
 * Adds all people of a CSV file, or none of them. Before that, the page shows who would be added.
 */
export const ImportPeople = (props: ImportProps) => {
  const words = peopleWords.table
  const { csv, change, newTeams, setNewTeams, checked, added, wrong, ask, busy, failed } =
    useImport(props)
  const submit = (event: Event) => {
    event.preventDefault()
    void ask(!checked)
  }
  return (
    <form class="panel" onSubmit={submit} aria-busy={busy} aria-label={words.title}>
      <h2>{words.title}</h2>
      {added ? (
        <p role="status">{words.added(added.people.length)}</p>
      ) : (
        <>
          <p class="hint" id="table-hint">
            {words.hint}
          </p>
          <TableField csv={csv} change={change} />
          <label class="tick">
            <input
              type="checkbox"
              id="new-teams"
              checked={newTeams}
              onChange={({ currentTarget }) => setNewTeams(currentTarget.checked)}
            />
            {words.newTeams}
          </label>
          {wrong.length > 0 && <Wrong rows={wrong} />}
          {checked && <Preview checked={checked} />}
        </>
      )}
      <FailureMessage text={failed} />
      <p class="acts">
        {!added && (
          <button type="submit" class="button main" id="import-next" disabled={busy || !csv.trim()}>
            {checked ? words.button(checked.people.length) : words.check}
          </button>
        )}
        <Button onClick={props.close}>{peopleWords.form.close}</Button>
      </p>
    </form>
  )
}
