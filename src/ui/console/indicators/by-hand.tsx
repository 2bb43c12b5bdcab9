import { useEffect, useState } from 'preact/hooks'
import type { OwnDefinition } from '../../../core/indicators/definitions.ts'
import type { IndicatorValue } from '../../../sync/contract.ts'
import { monthYear } from '../../report/formats.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { Failed } from '../failed.tsx'
import type { IndicatorDoors } from '../ports.ts'
import { useAct } from '../use-act.ts'
import { allIndicators, inField, nameOfIndicator, typedAmount } from './amounts.ts'

const words = indicatorWords.enter.hand

interface HandProps {
  doors: IndicatorDoors
  team: string
  own: readonly OwnDefinition[]
  /** The first days of the last month and of this one. */
  months: readonly [string, string]
  /** Grows whenever values were stored elsewhere. */
  version: number
}

const keyOf = (indicator: string, month: string) => `${indicator} ${month}`

const useValues = ({ doors, team, months: [last, present], version }: HandProps) => {
  const [known, setKnown] = useState<ReadonlyMap<string, number>>()
  // Apart from saving: Enter must work while values are read again.
  const reading = useAct()
  const take = (values: readonly IndicatorValue[]) =>
    setKnown(
      new Map(
        values
          .filter(({ period }) => period === 'month')
          .map(({ indicator, from, value }) => [keyOf(indicator, from), value]),
      ),
    )
  const look = async () => take(await doors.values(team, last, present))
  useEffect(() => {
    void reading.act(look)
  }, [team, last, present, version])
  return { known, look, unread: reading.failed }
}

/** This month's values and last month's, as a table to type into. */
export const ByHand = (props: HandProps) => {
  const { doors, team, own, months } = props
  const { known, look, unread } = useValues(props)
  const { busy, failed, act } = useAct()
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const [says, setSays] = useState('')
  const type = (key: string, text: string) => setTyped(new Map(typed).set(key, text))
  const places = allIndicators(own).flatMap((indicator) =>
    months.map((from) => ({ indicator, from, key: keyOf(indicator, from) })),
  )
  const changed = places.filter(
    ({ key }) => typed.has(key) && typed.get(key) !== inField(known?.get(key)),
  )
  const wrong = changed.filter(({ key }) => {
    const text = typed.get(key)?.trim() ?? ''
    return text !== '' && typedAmount(text) === undefined
  })
  const save = (event: Event) => {
    event.preventDefault()
    if (wrong.length > 0) return
    void act(async () => {
      setSays('')
      await doors.store(
        team,
        changed.map(({ indicator, from, key }) => ({
          indicator,
          period: 'month',
          from,
          value: typedAmount(typed.get(key) ?? '') ?? null,
        })),
      )
      setTyped(new Map())
      await look()
      setSays(words.saved)
    })
  }
  return (
    <section aria-labelledby="hand-title">
      <h2 id="hand-title">{words.title}</h2>
      <p class="says">
        {words.lead} {words.ofPeople}
      </p>
      <form onSubmit={save} aria-busy={busy}>
        <div class="scrolls">
          <table class="hand">
            <thead>
              <tr>
                <th scope="col">{words.indicator}</th>
                {months.map((month) => (
                  <th key={month} scope="col">
                    {monthYear(month)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {allIndicators(own).map((indicator) => (
                <tr key={indicator}>
                  <th scope="row">{nameOfIndicator(indicator, own)}</th>
                  {months.map((month) => {
                    const key = keyOf(indicator, month)
                    return (
                      <td key={month}>
                        <input
                          id={`value-${indicator}-${month}`}
                          inputMode="decimal"
                          autoComplete="off"
                          aria-label={`${nameOfIndicator(indicator, own)}, ${monthYear(month)}`}
                          aria-invalid={wrong.some((one) => one.key === key)}
                          value={typed.get(key) ?? inField(known?.get(key))}
                          onInput={({ currentTarget }) => type(key, currentTarget.value)}
                        />
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Failed
          text={
            wrong.length > 0
              ? `${words.wrong} ${wrong.map(({ indicator }) => nameOfIndicator(indicator, own)).join(', ')}`
              : failed || unread
          }
        />
        <p class="acts">
          <button
            class="button main"
            type="submit"
            id="save-values"
            disabled={busy || changed.length === 0 || wrong.length > 0}
          >
            {words.save}
          </button>
          <span role="status">{changed.length === 0 && says}</span>
        </p>
      </form>
    </section>
  )
}
