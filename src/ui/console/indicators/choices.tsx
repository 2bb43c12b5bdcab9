import { useState } from 'preact/hooks'
import {
  type Direction,
  type Measure,
  MOST_OWN,
  type OwnDefinition,
} from '../../../core/indicators/definitions.ts'
import type { IndicatorChange, IndicatorChoices } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { inField, typedAmount } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import { useAct } from '../use-act.ts'

const words = indicatorWords.enter.choices

interface ChoicesProps {
  choices: IndicatorChoices
  change: (change: IndicatorChange) => Promise<void>
}

/** A random id for a new indicator. The id has no meaning. */
const newId = () => `own-${crypto.randomUUID().slice(0, 8)}`

interface PickProps<T extends string> {
  label: string
  value: T
  names: Readonly<Record<T, string>>
  set: (value: T) => void
}

const Pick = <T extends string>({ label, value, names, set }: PickProps<T>) => (
  <select
    aria-label={label}
    value={value}
    onChange={({ currentTarget }) => set(currentTarget.value as T)}
  >
    {(Object.keys(names) as T[]).map((key) => (
      <option key={key} value={key}>
        {names[key]}
      </option>
    ))}
  </select>
)

interface OwnProps {
  own: readonly OwnDefinition[]
  set: (own: readonly OwnDefinition[]) => void
}

interface OwnRowProps {
  definition: OwnDefinition
  /**
   * Whether the endpoint already knows this indicator. It may then have stored values, so its
   * measure (count, amount or percent) cannot be changed.
   */
  isKnown: boolean
  replace: (part: Partial<OwnDefinition>) => void
  remove: () => void
}

const OwnRow = ({ definition, isKnown, replace, remove }: OwnRowProps) => {
  const { name, measure, direction } = definition
  return (
    <p class="own-indicator">
      <input
        aria-label={words.name}
        placeholder={words.name}
        required
        maxLength={60}
        value={name}
        onInput={({ currentTarget }) => replace({ name: currentTarget.value })}
      />
      {isKnown ? (
        <span>{words.measures[measure]}</span>
      ) : (
        <Pick<Measure>
          label={words.measure}
          value={measure}
          names={words.measures}
          set={(next) => replace({ measure: next })}
        />
      )}
      <Pick<Direction>
        label={words.direction}
        value={direction}
        names={words.directions}
        set={(next) => replace({ direction: next })}
      />
      <button type="button" class="plain" aria-label={words.removeOf(name)} onClick={remove}>
        {words.remove}
      </button>
    </p>
  )
}

/**
 * The indicators that only this team has. The measure of an indicator (count, amount or percent)
 * cannot be changed after values are stored, because the values would then mean something else.
 */
const OwnIndicators = ({ own, set, known }: OwnProps & { known: ReadonlySet<string> }) => {
  const replace = (at: number, part: Partial<OwnDefinition>) =>
    set(own.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <fieldset>
      <legend>{words.own}</legend>
      <p class="hint">{words.ownHint(MOST_OWN)}</p>
      {own.map((definition, i) => (
        <OwnRow
          key={definition.id}
          definition={definition}
          isKnown={known.has(definition.id)}
          replace={(part) => replace(i, part)}
          remove={() => set(own.filter(({ id }) => id !== definition.id))}
        />
      ))}
      {own.length < MOST_OWN && (
        <p>
          <Button
            id="add-indicator"
            onClick={() =>
              set([...own, { id: newId(), name: '', measure: 'count', direction: 'up' }])
            }
          >
            {words.add}
          </Button>
        </p>
      )}
    </fieldset>
  )
}

/** The state of the form: what the person has typed, and the function that saves it. */
const useChoices = ({ choices, change }: ChoicesProps) => {
  const [currency, setCurrency] = useState(choices.currency ?? '')
  const [cost, setCost] = useState(inField(choices.hourlyCost ?? undefined))
  const [own, setOwn] = useState(choices.own as readonly OwnDefinition[])
  const [says, setSays] = useState('')
  const { busy, failed, act } = useAct()
  const isWrong = cost.trim() !== '' && (typedAmount(cost) ?? -1) < 0
  const save = (event: Event) => {
    event.preventDefault()
    if (isWrong) return
    void act(async () => {
      setSays('')
      await change({
        currency: currency.trim() ? currency.trim().toUpperCase() : null,
        hourlyCost: typedAmount(cost) ?? null,
        own: own.map((one) => ({ ...one, name: one.name.trim() })),
      })
      setSays(words.saved)
    })
  }
  const trouble = isWrong ? `${indicatorWords.enter.hand.wrong} ${words.cost}` : failed
  return { currency, setCurrency, cost, setCost, own, setOwn, save, says, busy, isWrong, trouble }
}

/**
 * A form for the team's currency, for the cost of an hour of work, and for the indicators that only
 * this team has.
 */
export const Choices = (props: ChoicesProps) => {
  const form = useChoices(props)
  const { currency, setCurrency, cost, setCost, own, setOwn, save, says, busy, isWrong } = form
  const known = new Set(props.choices.own.map(({ id }) => id))
  return (
    <section aria-labelledby="choices-title">
      <h2 id="choices-title">{words.title}</h2>
      <form onSubmit={save} aria-busy={busy}>
        <div class="choices">
          <Field
            id="currency"
            label={words.currency}
            hint={words.currencyHint}
            value={currency}
            maxLength={3}
            set={setCurrency}
          />
          <Field
            id="hourly-cost"
            label={words.cost}
            hint={words.costHint}
            value={cost}
            set={setCost}
          />
        </div>
        <OwnIndicators own={own} set={setOwn} known={known} />
        <FailureMessage text={form.trouble} />
        <p class="acts">
          <button class="button" type="submit" id="save-choices" disabled={busy || isWrong}>
            {words.save}
          </button>
          <span role="status">{says}</span>
        </p>
      </form>
    </section>
  )
}
