import { useState } from 'preact/hooks'
import { type Target, usualEnd } from '../../../core/indicators/target.ts'
import type { IndicatorChange, IndicatorChoices } from '../../../sync/contract.ts'
import { DataTable } from '../../data-table.tsx'
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

/**
 * The targets of the rows in which both values are numbers and the date is after today. The other
 * rows set no target.
 */
const targetsFrom = (
  rows: readonly (readonly [id: string, row: Typed])[],
  { choices, today }: TargetsProps,
): Target[] =>
  rows.flatMap(([indicator, { start, goal, to }]) => {
    const [from, until] = [typedAmount(start), typedAmount(goal)]
    if (from === undefined || until === undefined || to <= today) return []
    const before = choices.targets.find((one) => one.indicator === indicator)
    const isSame = before?.start === from && before.goal === until && before.to === to
    return [isSame ? before : { indicator, from: today, start: from, to, goal: until }]
  })

const isDateWrong = ({ goal, to }: Typed, today: string) => goal.trim() !== '' && to <= today

const isNumberWrong = (text: string) => text.trim() !== '' && typedAmount(text) === undefined

const isWrong = (row: Typed, today: string) =>
  [row.start, row.goal].some(isNumberWrong) || isDateWrong(row, today)

const rowsFrom = ({ choices: { targets }, today }: TargetsProps): ReadonlyMap<string, Typed> =>
  new Map(targets.map((target) => [target.indicator, typedFrom(target, today)]))

interface RowProps {
  id: string
  name: string
  row: Typed
  set: (part: Partial<Typed>) => void
}

const TargetRow = ({ id, name, row, set }: RowProps) => {
  const numberField = (part: 'start' | 'goal', label: string) => (
    <td>
      <input
        id={`target-${id}-${part}`}
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${name}, ${label}`}
        aria-invalid={isNumberWrong(row[part])}
        value={row[part]}
        onInput={({ currentTarget }) => set({ [part]: currentTarget.value })}
      />
    </td>
  )
  return (
    <tr>
      <th scope="row">{name}</th>
      {numberField('start', words.today)}
      {numberField('goal', words.later)}
      <td>
        <input
          type="date"
          aria-label={`${name}, ${words.by}`}
          value={row.to}
          onInput={({ currentTarget }) => set({ to: currentTarget.value })}
        />
      </td>
    </tr>
  )
}

/**
 * The state of the form: what the person has typed, what is wrong in it, and the function that
 * saves it.
 */
const useTargets = (props: TargetsProps) => {
  const { choices, today, change } = props
  const nameOf = (id: string) => nameOfIndicator(id, choices.own)
  const [rows, setRows] = useState(() => rowsFrom(props))
  const [says, setSays] = useState('')
  const { busy, failed, act } = useAct()
  const set = (id: string, row: Typed) => {
    setSays('')
    setRows(new Map(rows).set(id, row))
  }
  const shown = allIndicators(choices.own).map(
    (id) => [id, rows.get(id) ?? typedFrom(undefined, today)] as const,
  )
  const wrong = shown.filter(([, row]) => isWrong(row, today))
  const wrongWords = wrong.some(([, row]) => isDateWrong(row, today))
    ? words.wrongDate
    : `${indicatorWords.enter.hand.wrong} ${wrong.map(([id]) => nameOf(id)).join(', ')}`
  const save = (event: Event) => {
    event.preventDefault()
    if (wrong.length > 0) return
    void act(async () => {
      await change({ targets: targetsFrom(shown, props) })
      setSays(indicatorWords.enter.hand.saved)
    })
  }
  const isRight = wrong.length === 0
  return { nameOf, shown, set, save, says, busy, isRight, trouble: isRight ? failed : wrongWords }
}

/**
 * A form with two values for each indicator: today's value, and the value to reach in two months.
 */
export const Targets = (props: TargetsProps) => {
  const { nameOf, shown, set, save, says, busy, isRight, trouble } = useTargets(props)
  return (
    <section aria-labelledby="targets-title">
      <h2 id="targets-title">{words.title}</h2>
      <p class="says">{words.lead}</p>
      <form onSubmit={save} aria-busy={busy}>
        <div class="scrolls">
          <DataTable
            heads={[indicatorWords.enter.hand.indicator, words.today, words.later, words.by]}
            class="hand"
          >
            {shown.map(([id, row]) => (
              <TargetRow
                key={id}
                id={id}
                name={nameOf(id)}
                row={row}
                set={(part) => set(id, { ...row, ...part })}
              />
            ))}
          </DataTable>
        </div>
        <FailureMessage text={trouble} />
        <p class="acts">
          <button class="button" type="submit" id="save-targets" disabled={busy || !isRight}>
            {words.save}
          </button>
          <span role="status">{says}</span>
        </p>
      </form>
    </section>
  )
}
