import { costOf } from '../../../core/indicators/derived.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import { DataTable } from '../../data-table.tsx'
import { hoursMinutes } from '../../formats.ts'
import type { Naming } from '../../report/category-names.ts'
import type { LastProps } from '../../results/five-points.tsx'
import { periodName } from '../../results/period-words.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { ScrollBox } from '../scroll-box.tsx'

const words = indicatorWords.results

/**
 * The cost of the working time in the last whole period. Draws nothing if the time is of only one
 * person, because the cost of one person is never shown.
 */
export const Cost = ({
  kind,
  last,
  amounts,
  naming,
  hourlyCost,
}: LastProps & { naming: Naming; hourlyCost: number | undefined }) => {
  const cost = last.time && costOf(last.figures, last.time, hourlyCost)
  if (!cost) return null
  const per: readonly [typeof cost.perWon, (amount: string) => string][] = [
    [cost.perWon, words.costWon],
    [cost.perNewDeal, words.costNew],
    [cost.perRepeatDeal, words.costRepeat],
  ]
  return (
    <section aria-labelledby="cost-title" id="cost">
      <h2 id="cost-title">{words.cost}</h2>
      <p class="says">{words.costSays(periodName(kind, last.from), amounts.money(cost.all))}</p>
      <ScrollBox label={words.cost}>
        <DataTable heads={words.costHeads}>
          {BASE_IDS.filter((id) => (cost.byCategory[id] ?? 0) > 0).map((id) => (
            <tr key={id}>
              <th scope="row">{naming.name(id)}</th>
              <td>{hoursMinutes(last.time?.base[id] ?? 0)}</td>
              <td>{amounts.money(cost.byCategory[id] ?? 0)}</td>
            </tr>
          ))}
        </DataTable>
      </ScrollBox>
      <ul>
        {per.flatMap(([one, say]) =>
          one?.value === undefined ? [] : [<li key={say('')}>{say(amounts.money(one.value))}</li>],
        )}
      </ul>
    </section>
  )
}
