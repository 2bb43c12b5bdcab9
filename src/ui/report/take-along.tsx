import { reportWords } from '../words/report.ts'
import { download, fileName } from './save.tsx'

interface TakeProps {
  /** Of when, and of whom. */
  about: string
  csv: () => string
  json: () => string
}

/** The files of a report. */
export const TakeAlong = ({ about, csv, json }: TakeProps) => {
  const name = (ending: string) => `${fileName(reportWords.file, about)}.${ending}`
  return (
    <section class="picture" id="take-along">
      <h3>{reportWords.takeAlong}</h3>
      <p class="says">{reportWords.takeHint}</p>
      <p class="acts">
        <button
          type="button"
          class="button"
          id="save-csv"
          onClick={() => download(name('csv'), csv(), 'text/csv')}
        >
          {reportWords.csv}
        </button>
        <button
          type="button"
          class="button"
          id="save-json"
          onClick={() => download(name('json'), json(), 'application/json')}
        >
          {reportWords.json}
        </button>
        <button type="button" class="button" id="print" onClick={() => print()}>
          {reportWords.print}
        </button>
      </p>
    </section>
  )
}
