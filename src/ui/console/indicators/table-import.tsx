import { useState } from 'preact/hooks'
import type { OwnDefinition } from '../../../core/indicators/definitions.ts'
import { MAX_TABLE_BYTES, type TableImport, type TableImported } from '../../../sync/contract.ts'
import type { Amounts } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { FailureMessage } from '../failure-message.tsx'
import { refusedRows } from '../failure-words.ts'
import { useAct } from '../use-act.ts'
import { HowRead, type Reading } from './how-read.tsx'
import type { IndicatorPorts } from './ports.ts'
import { TablePreview } from './table-preview.tsx'

const words = indicatorWords.enter.file

/**
 * The content of a file in base64. The prefix with the file type, which `FileReader` adds, is
 * removed.
 */
const bytesOf = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

interface ImportProps {
  ports: IndicatorPorts
  team: string
  own: readonly OwnDefinition[]
  amounts: Amounts
  /** Called after the values were stored. */
  stored: () => void
}

const useTable = ({ ports, team, stored }: ImportProps) => {
  const [file, setFile] = useState<string>()
  const [reading, setReading] = useState<Reading>({})
  const [seen, setSeen] = useState<TableImported>()
  const [refused, setRefused] = useState('')
  const acting = useAct()

  const ask = (bytes: string, how: Reading, more: Pick<TableImport, 'store' | 'anyway'> = {}) =>
    acting.act(async () => {
      setRefused('')
      setReading(how)
      try {
        const answer = await ports.importTable(team, { file: bytes, ...how, ...more })
        setSeen(answer)
        if (answer.stored) stored()
      } catch (error) {
        const [row] = refusedRows(error)
        if (!row) throw error
        setSeen(undefined)
        setRefused(words.refused(row.line, row.why))
      }
    })

  const choose = async (chosen: File | undefined) => {
    setSeen(undefined)
    setFile(undefined)
    if (!chosen) return
    // A file that is too large is not read, because its content could use up the page's memory.
    if (chosen.size > MAX_TABLE_BYTES) return setRefused(words.tooLarge('8 MB'))
    const bytes = await bytesOf(chosen)
    setFile(bytes)
    await ask(bytes, {})
  }
  return {
    seen,
    refused,
    choose,
    ...acting,
    change: (change: Reading) => file !== undefined && void ask(file, { ...reading, ...change }),
    store: () => file !== undefined && void ask(file, reading, { store: true, anyway: true }),
  }
}

/**
 * Imports a CSV file from a CRM. Before anything is stored, the page shows how the file is read and
 * what would change.
 */
export const ImportTable = (props: ImportProps) => {
  const { seen, refused, choose, busy, failed, change, store } = useTable(props)
  return (
    <section aria-labelledby="import-title" aria-busy={busy}>
      <h2 id="import-title">{words.title}</h2>
      <p class="says">{words.lead}</p>
      <p class="field">
        <label for="table-file">{words.choose}</label>
        <input
          id="table-file"
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </p>
      <FailureMessage text={refused || failed} />
      {busy && !seen && <p role="status">{words.reading}</p>}
      {seen && <HowRead seen={seen} own={props.own} change={change} />}
      {seen && (
        <TablePreview
          seen={seen}
          own={props.own}
          amounts={props.amounts}
          busy={busy}
          store={store}
        />
      )}
    </section>
  )
}
