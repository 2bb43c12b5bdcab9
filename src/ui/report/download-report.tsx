import { useEffect, useState } from 'preact/hooks'
import { DIALECTS, type Dialect, type DialectName, dialectOf } from '../../core/report/csv.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { Button } from '../button.tsx'
import { download } from '../download.ts'
import { type StorageTrouble, troubleOf } from '../failure.ts'
import { words } from '../words/common.ts'
import { reportWords } from '../words/report.ts'
import { PatternsChoice } from './patterns.tsx'
import type { TablesPort } from './ports.ts'
import { fileName } from './save.tsx'

interface DownloadProps {
  tables: TablesPort
  /**
   * The range, and the name of the person or team of the report. The names of the files contain
   * this text.
   */
  about: string
  csv: (dialect: Dialect) => string
  json: () => string
}

type Tables = Settings['tables']

const NAMES = Object.keys(DIALECTS) as DialectName[]

/**
 * The separators of tables that are usual in the browser's locale. Stint's language cannot decide
 * this, because Stint has only two languages, but spreadsheet programs have many locales.
 */
const dialectHere = (tables: Tables) =>
  tables === 'auto' ? dialectOf(navigator.language) : DIALECTS[tables]

const nameOf = ({ separator, decimal }: Dialect) =>
  NAMES.find((name) => DIALECTS[name].separator === separator && DIALECTS[name].decimal === decimal)

const FormatChoice = ({ tables, choose }: { tables: Tables; choose: (tables: Tables) => void }) => {
  const auto = nameOf(dialectHere('auto'))
  return (
    <div class="says">
      <label class="which">
        {reportWords.csvFormat}{' '}
        <select
          id="csv-format"
          aria-describedby="csv-format-more"
          value={tables}
          onChange={({ currentTarget: { value } }) => choose(value as Tables)}
        >
          <option value="auto">
            {reportWords.csvAuto(auto ? reportWords.csvFormats[auto] : '')}
          </option>
          {NAMES.map((name) => (
            <option key={name} value={name}>
              {reportWords.csvFormats[name]}
            </option>
          ))}
        </select>
      </label>
      <p id="csv-format-more">{reportWords.csvHint}</p>
    </div>
  )
}

/** The buttons that save the report as files, and a choice of the separators in tables. */
export const DownloadReport = ({ tables: port, about, csv, json }: DownloadProps) => {
  const [chosen, setChosen] = useState<Tables>()
  const [trouble, setTrouble] = useState<StorageTrouble>()
  const fail = (error: unknown) => void troubleOf(error).then(setTrouble)
  const [stored, setStored] = useState<Tables>()
  useEffect(() => void port.read().then(setStored, fail), [port])
  const tables = chosen ?? stored ?? 'auto'
  // The next table uses the choice even if the choice could not be stored.
  const choose = (next: Tables) => {
    setChosen(next)
    port.keep(next).then(() => setTrouble(undefined), fail)
  }
  const save = (text: string, type: string, ending: string) =>
    download(new Blob([text], { type }), `${fileName(reportWords.file, about)}.${ending}`)
  return (
    <section class="export" id="take-along">
      <h2>{reportWords.takeAlong}</h2>
      <p class="says">{reportWords.takeHint}</p>
      <PatternsChoice />
      <FormatChoice tables={tables} choose={choose} />
      {trouble && (
        <p class="failed" role="alert">
          {words.notDone[trouble]}
        </p>
      )}
      <p class="acts">
        <Button id="save-csv" onClick={() => save(csv(dialectHere(tables)), 'text/csv', 'csv')}>
          {reportWords.csv}
        </Button>
        <Button id="save-json" onClick={() => save(json(), 'application/json', 'json')}>
          {reportWords.json}
        </Button>
        <Button id="print" onClick={() => print()}>
          {reportWords.print}
        </Button>
      </p>
    </section>
  )
}
