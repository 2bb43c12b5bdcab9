import { useState } from 'preact/hooks'
import { type Target, usualEnd } from '../../../core/indicators/target.ts'
import type { IndicatorChange, IndicatorChoices } from '../../../sync/contract.ts'
import { allIndicators, inField, nameOfIndicator, typedAmount } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'

const words = indicatorWords.enter.targets

interface TargetsProps {
  choices: IndicatorChoices
  today: string
  change: (change: IndicatorChange) => Promise<void>
}

interface Typed {
  start: string
  goal: string
  to: string
}

const typedFrom = (target: Target | undefined, today: string): Typed => ({
  start: inField(target?.start),
  goal: inField(target?.goal),
  to: target?.to ?? usualEnd(today),
})

/** The targets that are typed completely. A row without a value to reach has no target. */
const targetsFrom = (
  rows: ReadonlyMap<string, Typed>,
  { choices, today }: TargetsProps,
): Target[] =>
  [...rows].flatMap(([indicator, { start, goal, to }]) => {
    const [from, until] = [typedAmount(start), typedAmount(goal)]
    if (from === undefined || until === undefined || to <= today) return []
    const before = choices.targets.find((one) => one.indicator === indicator)
    const isSame = before?.start === from && before.goal === until && before.to === to
    return [isSame ? before : { indicator, from: today, start: from, to, goal: until }]
  })

const isWrong = ({ start, goal, to }: Typed, today: string) =>
  [start, goal].some((text) => text.trim() !== '' && typedAmount(text) === undefined) ||
  (goal.trim() !== '' && to <= today)

/** A form with two values for each indicator: today's, and the one to reach in two months. */
export const Targets = (props: TargetsProps) => {
  const { choices, today, change } = props
  const ids = allIndicators(choices.own)
  const [rows, setRows] = useState<ReadonlyMap<string, Typed>>(
    () =>
      new Map(
        ids.map((id) => [
          id,
          typedFrom(
            choices.targets.find(({ indicator }) => indicator === id),
            today,
          ),
        ]),
      ),
  )
  const [says, setSays] = useState('')
  const { busy, failed, act } = useAct()
  const rowOf = (id: string) => rows.get(id) ?? typedFrom(undefined, today)
  const set = (id: string, part: Partial<Typed>) => {
    setSays('')
    setRows(new Map(rows).set(id, { ...rowOf(id), ...part }))
  }
  const wrong = ids.filter((id) => isWrong(rowOf(id), today))
  const save = (event: Event) => {
    event.preventDefault()
    if (wrong.length > 0) return
    void act(async () => {
      await change({ targets: targetsFrom(rows, props) })
      setSays(indicatorWords.enter.hand.saved)
    })
  }
  return (
    <section aria-labelledby="targets-title">
      <h2 id="targets-title">{words.title}</h2>
      <p class="says">{words.lead}</p>
      <form onSubmit={save} aria-busy={busy}>
        <div class="scrolls">
          <table class="hand">
            <thead>
              <tr>
                <th scope="col">{indicatorWords.enter.hand.indicator}</th>
                <th scope="col">{words.today}</th>
                <th scope="col">{words.later}</th>
                <th scope="col">{words.by}</th>
              </tr>
            </thead>
            <tbody>
              {ids.map((id) => {
                const name = nameOfIndicator(id, choices.own)
                const row = rowOf(id)
                const field = (part: 'start' | 'goal', label: string) => (
                  <td>
                    <input
                      id={`target-${id}-${part}`}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={`${name}, ${label}`}
                      aria-invalid={row[part].trim() !== '' && typedAmount(row[part]) === undefined}
                      value={row[part]}
                      onInput={({ currentTarget }) => set(id, { [part]: currentTarget.value })}
                    />
                  </td>
                )
                return (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    {field('start', words.today)}
                    {field('goal', words.later)}
                    <td>
                      <input
                        type="date"
                        aria-label={`${name}, ${words.by}`}
                        value={row.to}
                        onInput={({ currentTarget }) => set(id, { to: currentTarget.value })}
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        <FailureMessage
          text={
            wrong.length > 0
              ? wrong.some((id) => rowOf(id).goal.trim() !== '' && rowOf(id).to <= today)
                ? words.wrongDate
                : `${indicatorWords.enter.hand.wrong} ${wrong.map((id) => nameOfIndicator(id, choices.own)).join(', ')}`
              : failed
          }
        />
        <p class="acts">
          <button
            class="button"
            type="submit"
            id="save-targets"
            disabled={busy || wrong.length > 0}
          >
            {words.save}
          </button>
          <span role="status">{says}</span>
        </p>
      </form>
    </section>
  )
}
