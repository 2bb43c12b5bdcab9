import { useState } from 'preact/hooks'
import type { OwnDefinition } from '../../../core/indicators/definitions.ts'
import type { NewValues, ValuesStored } from '../../../sync/contract.ts'
import { inField } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import { changedPlaces, isValue, keyOf, type Place, valuesFrom } from './hand-places.ts'
import { HandTable } from './hand-table.tsx'

const words = indicatorWords.enter.hand

interface Named {
  key: string
  name: string
}

interface HandFormProps {
  corner: string
  rows: readonly Named[]
  columns: readonly Named[]
  placeOf: (row: string, column: string) => Place
  /** The stored values. The key is made of the indicator, the period and the person (`keyOf`). */
  known: ReadonlyMap<string, number>
  own: readonly OwnDefinition[]
  nameOf: (place: Place) => string
  store: (values: NewValues['values']) => Promise<ValuesStored>
}

/**
 * The state of the form: what the person has typed, what is wrong in it, and the function that
 * saves it.
 */
const useTyped = ({ rows, columns, placeOf, known, own, nameOf, store }: HandFormProps) => {
  const { busy, failed, act } = useAct()
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const [says, setSays] = useState('')
  const [refused, setRefused] = useState<readonly string[]>([])
  const places = rows.flatMap((row) => columns.map((column) => placeOf(row.key, column.key)))
  const changed = changedPlaces(places, typed, known)
  const isRight = (place: Place) => isValue(typed.get(keyOf(place)) ?? '', place.indicator, own)
  const wrong = changed.filter((place) => !isRight(place)).map(nameOf)
  const canSave = wrong.length === 0 && changed.length > 0
  const type = (row: string, column: string, text: string) => {
    setSays('')
    // Several letters may be typed before the next drawing, so each change starts from the latest
    // state.
    setTyped((before) => new Map(before).set(keyOf(placeOf(row, column)), text))
  }
  const save = (event: Event) => {
    event.preventDefault()
    if (!canSave) return
    void act(async () => {
      const { rejected } = await store(valuesFrom(changed, typed))
      const left = rejected.flatMap(({ index }) => changed[index] ?? [])
      setRefused(left.map(nameOf))
      setTyped(new Map(left.map((place) => [keyOf(place), typed.get(keyOf(place)) ?? ''])))
      if (left.length === 0) setSays(words.saved)
    })
  }
  const troubled = wrong.length > 0 ? wrong : refused
  const trouble = troubled.length > 0 ? `${words.wrongHere} ${troubled.join('; ')}` : failed
  return { typed, isRight, type, save, canSave, says, busy, trouble }
}

/** A table to type values into, with a button that saves the values that were changed. */
export const HandForm = (props: HandFormProps) => {
  const { corner, rows, columns, placeOf, known } = props
  const { typed, isRight, type, save, canSave, says, busy, trouble } = useTyped(props)
  return (
    <form onSubmit={save} aria-busy={busy}>
      <HandTable
        corner={corner}
        rows={rows}
        columns={columns}
        textOf={(row, column) => {
          const key = keyOf(placeOf(row, column))
          return typed.get(key) ?? inField(known.get(key))
        }}
        isWrong={(row, column) => !isRight(placeOf(row, column))}
        type={type}
      />
      <FailureMessage text={trouble} />
      <p class="acts">
        <button class="button main" type="submit" id="save-values" disabled={busy || !canSave}>
          {words.save}
        </button>
        <span role="status">{says}</span>
      </p>
    </form>
  )
}
