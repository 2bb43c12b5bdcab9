import { BENCHMARKS } from '../../../core/indicators/benchmarks.ts'
import { DataTable } from '../../data-table.tsx'
import { inPercent } from '../../report/formats.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { ScrollBox } from '../scroll-box.tsx'

const words = indicatorWords.results

/**
 * What public studies say about the selling share. The section is closed at first, because none of
 * these studies measured the share as Stint does.
 */
export const PublicStudies = () => (
  <details class="wrong" id="context">
    <summary>{words.context}</summary>
    <p class="says">{words.contextSays}</p>
    <ScrollBox label={words.context}>
      <DataTable heads={words.contextHeads}>
        {BENCHMARKS.map(({ id, source, year, selling }) => (
          <tr key={id}>
            <th scope="row">
              {source}, {year}
            </th>
            <td>{words.sizes[id]}</td>
            <td>{inPercent(selling)}</td>
            <td>{words.definitions[id]}</td>
          </tr>
        ))}
      </DataTable>
    </ScrollBox>
  </details>
)
