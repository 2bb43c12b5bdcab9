import type { DocumentationTime as Told } from '../../../core/report/documented.ts'
import { percentsOf } from '../../../core/report/percents.ts'
import { recordName } from '../../context-words.ts'
import { hoursMinutes, inWords } from '../../formats.ts'
import { productName } from '../../product-names.ts'
import { reportWords } from '../../words/report.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { inPercent } from '../formats.ts'
import { Table } from '../table.tsx'

interface DocumentedProps {
  documented: Pick<Told, 'ms' | 'elsewhere' | 'products'> & Partial<Pick<Told, 'records'>>
  /** The share of documentation in all work, whole percents. */
  percent: number
  shared: SharedByCharts
  /** Whether only shares are shown, without lengths of time, as for a team. */
  shares?: boolean
}

/**
 * The largest number of CRM records that the table shows. The report's CSV and JSON files contain
 * all records.
 */
const MOST_RECORDS = 12

const nameOf = (product: string) => productName(product) ?? product

/** The share of each row in all documentation, whole percents. */
const percentsIn = (rows: readonly { key: string; ms: number }[], all: number) => {
  const known = rows.reduce((sum, { ms }) => sum + ms, 0)
  const parts = Object.fromEntries(rows.map(({ key, ms }) => [key, ms]))
  // The time of documentation that is in no row gets the key '', which no row uses. So the percents
  // of the rows are shares of all documentation.
  return percentsOf({ ...parts, '': Math.max(0, all - known) })
}

const Records = ({ records, ms: all }: { records: Told['records']; ms: number }) => {
  const rows = records.map((record) => ({
    ...record,
    key: [record.product, record.type, record.id].join(' '),
  }))
  const percents = percentsIn(rows, all)
  if (records.length === 0) return <p class="says">{reportWords.noRecords}</p>
  const more = records.length - MOST_RECORDS
  return (
    <>
      <h4>{reportWords.records}</h4>
      <Table
        caption={reportWords.records}
        heads={[
          reportWords.record,
          reportWords.crm,
          reportWords.visits,
          reportWords.time,
          reportWords.share,
        ]}
        rows={rows.slice(0, MOST_RECORDS).map(({ key, product, type, id, ms, visits }) => ({
          key,
          head: recordName({ type, id }),
          cells: [nameOf(product), visits, hoursMinutes(ms), inPercent(percents.get(key))],
        }))}
      />
      {more > 0 && <p class="says">{reportWords.moreRecords(more)}</p>}
    </>
  )
}

/** A chart of the time of documentation, by CRM product and record. */
export const Documented = ({ documented, percent, shared, shares = false }: DocumentedProps) => {
  const { ms: all, elsewhere, products, records } = documented
  if (all === 0) return null
  const rows = [
    ...products.map(({ product, ms }) => ({ key: product, name: nameOf(product), ms })),
    ...(elsewhere > 0 ? [{ key: 'elsewhere', name: reportWords.noProduct, ms: elsewhere }] : []),
  ]
  const percents = percentsIn(rows, all)
  return (
    <ChartSection
      id="documented"
      title={reportWords.documented}
      says={shares ? undefined : reportWords.documentedSays(inWords(all), inPercent(percent))}
      draw={bars(
        rows.map(({ key, name, ms }) => ({
          key,
          name,
          value: ms,
          text: inPercent(percents.get(key)),
          texture: key === 'elsewhere' ? 'rest' : 'documentation',
        })),
      )}
      shared={shared}
    >
      <div>
        <Table
          caption={reportWords.documented}
          heads={[reportWords.crm, ...(shares ? [] : [reportWords.time]), reportWords.share]}
          rows={rows.map(({ key, name, ms }) => ({
            key,
            head: name,
            cells: [...(shares ? [] : [hoursMinutes(ms)]), inPercent(percents.get(key))],
          }))}
        />
        {records && <Records records={records} ms={all} />}
      </div>
    </ChartSection>
  )
}
