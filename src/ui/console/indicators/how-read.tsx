import { type OwnDefinition, STANDARD } from '../../../core/indicators/definitions.ts'
import type { TableImport, TableImported } from '../../../sync/contract.ts'
import { indicatorWords } from '../../words/indicators.ts'

const words = indicatorWords.enter.file

/** The person's choices about how the file is read. */
export type Reading = Omit<TableImport, 'file' | 'store' | 'anyway'>

interface ChoiceProps<T extends string> {
  id: string
  label: string
  value: T
  names: Readonly<Record<T, string>>
  set: (value: T) => void
}

const Choice = <T extends string>({ id, label, value, names, set }: ChoiceProps<T>) => (
  <p class="field">
    <label for={id}>{label}</label>
    <select id={id} value={value} onChange={({ currentTarget }) => set(currentTarget.value as T)}>
      {(Object.entries(names) as [T, string][]).map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  </p>
)

const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1251': 'Windows-1251',
}

interface HowProps {
  seen: TableImported
  own: readonly OwnDefinition[]
  change: (change: Reading) => void
}

/** The possible contents of a column, in the order in which a person looks for them. */
const columnNames = (own: HowProps['own']): Record<string, string> => ({
  '': words.unused,
  ...words.column,
  ...Object.fromEntries(STANDARD.map(({ id }) => [id, indicatorWords.names[id]])),
  ...Object.fromEntries(own.map(({ id, name }) => [id, name])),
})

const Columns = ({ seen, own, change }: HowProps) => (
  <fieldset class="columns">
    <legend>
      {words.columns} {seen.remembered && <span class="mark">{words.remembered}</span>}
    </legend>
    {seen.header.map((title, i) => (
      <Choice
        // The index can be the key, because columns are never reordered.
        key={i}
        id={`column-${i}`}
        label={title || `${i + 1}`}
        value={seen.columns[i] ?? ''}
        names={columnNames(own)}
        set={(id) =>
          change({
            columns: seen.header.map((_, at) => (at === i ? id : seen.columns[at]) || null),
          })
        }
      />
    ))}
  </fieldset>
)

const States = ({
  states = [],
  change,
}: Pick<TableImported, 'states'> & Pick<HowProps, 'change'>) => (
  <fieldset>
    <legend>{words.won}</legend>
    {states.map(({ name, rows, won }) => (
      <p key={name}>
        <label class="state">
          <input
            type="checkbox"
            checked={won}
            onChange={({ currentTarget }) => {
              const others = states.filter((one) => one.won && one.name !== name)
              const names = others.map((one) => one.name)
              change({ won: currentTarget.checked ? [...names, name] : names })
            }}
          />{' '}
          {words.state(name, rows)}
        </label>
      </p>
    ))}
  </fieldset>
)

/**
 * The choices about reading a file: encoding, separator and the meaning of each column. Stint has
 * made each choice already, and the person can correct it.
 */
export const HowRead = (props: HowProps) => {
  const { seen, change } = props
  return (
    <>
      <details class="how" open={seen.missing.length > 0 || seen.datesUnsure}>
        <summary>{words.how}</summary>
        <div class="choices">
          <Choice
            id="encoding"
            label={words.encoding}
            value={seen.encoding}
            names={ENCODINGS}
            set={(encoding) => change({ encoding })}
          />
          <Choice
            id="separator"
            label={words.separator}
            value={seen.separator}
            names={words.separators}
            set={(separator) => change({ separator })}
          />
          <Choice
            id="decimal"
            label={words.decimal}
            value={seen.decimal}
            names={words.decimals}
            set={(decimal) => change({ decimal })}
          />
          <Choice
            id="dates"
            label={words.dates}
            value={seen.dates}
            names={words.dateForms}
            set={(dates) => change({ dates })}
          />
          {seen.period && (
            <Choice
              id="period"
              label={words.period}
              value={seen.period}
              names={words.periods}
              set={(period) => change({ period })}
            />
          )}
        </div>
        {seen.datesUnsure && <p class="failed">{words.datesUnsure}</p>}
        <Columns {...props} />
      </details>
      {seen.states && <States states={seen.states} change={change} />}
    </>
  )
}
