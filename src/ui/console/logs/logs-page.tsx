import type { MemberEntry } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { DataTable } from '../../data-table.tsx'
import '../../report/controls.css'
import './logs.css'
import { useEffect, useState } from 'preact/hooks'
import { Segmented } from '../../report/segmented.tsx'
import { consoleWords } from '../../words/console.ts'
import { logWords as words } from '../../words/logs.ts'
import { writeAddress } from '../address.ts'
import { FailureMessage } from '../failure-message.tsx'
import { InstantText } from '../instant.tsx'
import type { PageProps } from '../ports.ts'
import { ScrollBox } from '../scroll-box.tsx'
import { useAct } from '../use-act.ts'
import type { Kind } from './log-entries.ts'
import { PersonField } from './person-field.tsx'
import type { AskedLog } from './ports.ts'
import { saveLog } from './save-log.ts'
import { type LogPage, useLog } from './use-log.ts'

const KINDS = ['acts', 'reads'] as const

/**
 * The log, person and days that the reader chose. They are in the address, so that a colleague who
 * opens the link sees the same entries.
 */
const useChoice = ({ address, go }: PageProps) => {
  const { query } = address
  const kind: Kind = query.get('log') === 'reads' ? 'reads' : 'acts'
  const of = (name: string) => query.get(name) ?? ''
  const chosen = { log: kind, person: of('person'), from: of('from'), to: of('to') }
  const choose = (change: Partial<typeof chosen>) => {
    const next = Object.entries({ ...chosen, ...change }).filter(([, value]) => value !== '')
    go(writeAddress('logs', new URLSearchParams(next)))
  }
  return { kind, chosen, choose }
}

type Choice = ReturnType<typeof useChoice>

const Filter = ({ people, chosen, choose }: { people: readonly MemberEntry[] } & Choice) => (
  <p class="filters">
    <PersonField people={people} chosen={chosen.person} choose={(person) => choose({ person })} />
    {(['from', 'to'] as const).map((end) => (
      <label key={end}>
        {words[end]}{' '}
        <input
          type="date"
          id={`log-${end}`}
          value={chosen[end]}
          onChange={({ currentTarget: { value } }) =>
            choose(end === 'from' ? { from: value } : { to: value })
          }
        />
      </label>
    ))}
  </p>
)

const Entries = ({ kind, page }: { kind: Kind; page: LogPage }) => (
  <ScrollBox label={words.kinds[kind]}>
    <DataTable heads={words.heads[kind]} id="log">
      {page.entries.map(({ key, at, cells }) => (
        <tr key={key}>
          <th scope="row">
            <InstantText at={at} />
          </th>
          {cells.map((cell, i) => (
            <td key={i}>{cell}</td>
          ))}
        </tr>
      ))}
    </DataTable>
  </ScrollBox>
)

const usePeople = ({ ports }: PageProps) => {
  const [people, setPeople] = useState<readonly MemberEntry[]>([])
  // If the list of people cannot be read, the log is still shown, with the entries of all people.
  useEffect(() => void ports.people.members().then(setPeople, () => undefined), [])
  return people
}

/** The page with the audit log and the access log, for administrators. */
export const LogsPage = (props: PageProps) => {
  const choice = useChoice(props)
  const { kind, chosen, choose } = choice
  const { person, from, to } = chosen
  const people = usePeople(props)
  const isWrong = from !== '' && to !== '' && to < from
  const asked: AskedLog = { ...(person && { person }), ...(from && { from }), ...(to && { to }) }
  const ports = props.ports.logs
  const { page, failed, older } = useLog(ports, kind, isWrong ? undefined : asked)
  const { busy, failed: notDone, act } = useAct()
  return (
    <div class="logs">
      <h1>{consoleWords.pageNames.logs}</h1>
      <p class="lead">{words.lead}</p>
      <Segmented
        id="log"
        label={words.kind}
        options={KINDS}
        nameOf={(one) => words.kinds[one]}
        chosen={kind}
        choose={(log) => choose({ log })}
      />
      <Filter people={people} {...choice} />
      <FailureMessage text={isWrong ? words.wrongRange : failed || notDone} />
      <p class="acts">
        <Button
          id="save-log"
          disabled={busy || isWrong}
          onClick={() => void act(() => saveLog(ports, kind, asked))}
        >
          {words.save}
        </Button>
      </p>
      {!page && !failed && !isWrong && <p>{words.loading}</p>}
      {page?.entries.length === 0 && <p role="status">{words.none}</p>}
      {page && page.entries.length > 0 && <Entries kind={kind} page={page} />}
      {page?.next !== undefined && (
        <p class="acts">
          <Button id="older" disabled={busy} onClick={() => void act(older)}>
            {words.older}
          </Button>
        </p>
      )}
    </div>
  )
}
