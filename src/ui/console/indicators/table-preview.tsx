import type { OwnDefinition } from '../../../core/indicators/definitions.ts'
import type { TableImported } from '../../../sync/contract.ts'
import { DataTable } from '../../data-table.tsx'
import { dayMonth, monthYear } from '../../report/formats.ts'
import { type Amounts, measureOf, nameOfIndicator } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { ScrollBox } from '../scroll-box.tsx'

const words = indicatorWords.enter.file

interface PreviewProps {
  seen: TableImported
  own: readonly OwnDefinition[]
  amounts: Amounts
  busy: boolean
  store: () => void
}

type Missing = keyof typeof words.missing

const Problems = ({ seen: { missing, bad, unmatched } }: Pick<PreviewProps, 'seen'>) => (
  <>
    {missing.map((what) => (
      <p class="failed" key={what}>
        {words.missing[what as Missing]}
      </p>
    ))}
    {bad.length > 0 && (
      <details class="wrong" open={bad.length <= 10}>
        <summary>
          {words.bad}: {bad.length}
        </summary>
        <ul>
          {bad.map(({ line, why, column = '' }) => (
            <li key={line}>{words.badRow(line, words.faults[why], column)}</li>
          ))}
        </ul>
      </details>
    )}
    {unmatched.length > 0 && (
      <details class="wrong" open={unmatched.length <= 10}>
        <summary>
          {words.unmatched}: {unmatched.length}
        </summary>
        <ul>
          {unmatched.map(({ name, rows, twice }) => (
            <li key={name}>
              {twice ? words.unmatchedTwice(name) : words.unmatchedRow(name, rows)}
            </li>
          ))}
        </ul>
      </details>
    )}
  </>
)

const Sample = ({ seen: { sample }, own, amounts }: Omit<PreviewProps, 'busy' | 'store'>) => (
  <ScrollBox label={words.sample}>
    <DataTable heads={words.sampleHeads}>
      {sample.map(({ person, indicator, period, from, value, before }) => {
        const show = (number: number) => amounts.of(measureOf(indicator, own), number)
        return (
          <tr key={`${person} ${indicator} ${period} ${from}`}>
            <th scope="row">{person ?? indicatorWords.team}</th>
            <td>{nameOfIndicator(indicator, own)}</td>
            <td>{period === 'month' ? monthYear(from) : dayMonth(from)}</td>
            <td>{show(value)}</td>
            <td>{before === undefined ? '' : show(before)}</td>
          </tr>
        )
      })}
    </DataTable>
  </ScrollBox>
)

/** Shows what would change if the file was stored, and all rows that would be left out. */
export const TablePreview = ({ seen, own, amounts, busy, store }: PreviewProps) => {
  const { rows, added, changed, same, bad, unmatched, missing, stored } = seen
  const isWhole = bad.length === 0 && unmatched.length === 0
  const isNew = added + changed > 0
  return (
    <div id="preview" role="status" data-stored={stored}>
      <p>
        <strong>{words.found(rows)}</strong> {words.would(added, changed, same)}
      </p>
      <Problems seen={seen} />
      {isNew && <Sample seen={seen} own={own} amounts={amounts} />}
      {stored && <p class="done">{words.stored(added + changed)}</p>}
      {!stored && missing.length === 0 && isNew && (
        <p class="acts">
          <button type="button" class="button main" id="store" disabled={busy} onClick={store}>
            {isWhole ? words.store : words.storeRest}
          </button>
        </p>
      )}
      {!stored && missing.length === 0 && !isNew && same > 0 && <p>{words.nothingNew}</p>}
    </div>
  )
}
