import type { DocumentationTime as Told } from '../../../core/report/documented.ts'
import { shareOf } from '../../../core/report/totals.ts'
import { recordName } from '../../context-words.ts'
import { hoursMinutes, inWords } from '../../formats.ts'
import { productName } from '../../offered.ts'
import { reportWords } from '../../words/report.ts'
import { part } from '../formats.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

interface DocumentedProps {
  documented: Pick<Told, 'ms' | 'elsewhere' | 'products'> & Partial<Pick<Told, 'records'>>
  worked: number
  album: Album
  /** Lengths are left out. */
  shares?: boolean
}

/** The most records that are shown; the files have them all. */
const MOST_RECORDS = 12

const nameOf = (product: string) => productName(product) ?? product

const Records = ({ records, ms: all }: { records: Told['records']; ms: number }) => {
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
        rows={records.slice(0, MOST_RECORDS).map(({ product, type, id, ms, visits }) => ({
          key: [product, type, id].join(' '),
          head: recordName({ type, id }),
          cells: [nameOf(product), visits, hoursMinutes(ms), part(shareOf(ms, all))],
        }))}
      />
      {more > 0 && <p class="says">{reportWords.moreRecords(more)}</p>}
    </>
  )
}

/** The time in the CRM, by product and record. */
export const Documented = ({ documented, worked, album, shares = false }: DocumentedProps) => {
  const { ms: all, elsewhere, products, records } = documented
  if (all === 0) return null
  const rows = [
    ...products.map(({ product, ms }) => ({ id: product, name: nameOf(product), ms })),
    ...(elsewhere > 0 ? [{ id: 'elsewhere', name: reportWords.noProduct, ms: elsewhere }] : []),
  ]
  const share = part(shareOf(all, worked))
  return (
    <Picture
      id="documented"
      title={reportWords.documented}
      says={shares ? undefined : reportWords.documentedSays(inWords(all), share)}
      draw={bars(
        rows.map(({ id, name, ms }) => ({
          key: id,
          name,
          value: ms,
          text: part(shareOf(ms, all)),
          texture: id === 'elsewhere' ? 'rest' : 'documentation',
        })),
      )}
      album={album}
    >
      <div>
        <Table
          caption={reportWords.documented}
          heads={[reportWords.crm, ...(shares ? [] : [reportWords.time]), reportWords.share]}
          rows={rows.map(({ id, name, ms }) => ({
            key: id,
            head: name,
            cells: [...(shares ? [] : [hoursMinutes(ms)]), part(shareOf(ms, all))],
          }))}
        />
        {records && <Records records={records} ms={all} />}
      </div>
    </Picture>
  )
}
