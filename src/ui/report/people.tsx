import { useMemo, useState } from 'preact/hooks'
import { LEAST_DAYS } from '../../core/report/compare.ts'
import {
  type Sorting,
  type SortKey,
  sortRows,
  type TeamRow,
} from '../../core/report/standing-out.ts'
import type { Person } from '../../core/report/team.ts'
import { Button } from '../button.tsx'
import { compareNames } from '../compare-names.ts'
import { reportWords } from '../words/report.ts'
import type { Naming } from './category-names.ts'
import { dayOfYear } from './formats.ts'
import { miscName } from './parts/trend.tsx'
import { NOT_WHOLE, PersonRow } from './person-row.tsx'

interface PeopleProps {
  rows: readonly TeamRow[]
  /** The people without any time in the range. */
  silent: readonly Person[]
  beforeName: string
  naming: Naming
  /**
   * Whether the time of each sub-category is added to its base category, as in the figures below.
   * True if the categories changed between the start of the earlier range and the end of this
   * range.
   */
  rolled: boolean
  /** Shows the charts of one person. */
  show: (person: string) => void
  /** Whether only the people who stand out (core/report/standing-out.ts) are shown. */
  standing: boolean
  setStanding: (only: boolean) => void
}

/**
 * The number of rows that are drawn at first. Drawing more rows would take long, and nobody reads
 * so many.
 */
const FIRST_ROWS = 100

/**
 * The order of the rows after a click on the head of a column. The first click on a column of
 * numbers puts the highest number first.
 */
const sortedNext = ({ by, down }: Sorting, next: SortKey): Sorting =>
  by === next ? { by, down: !down } : { by: next, down: next !== 'name' }

interface Column {
  key: SortKey
  name: string
  /** The full name of the column, if another column has the same short name. */
  full?: string
}

interface HeadProps {
  column: Column
  sorting: Sorting
  sort: (key: SortKey) => void
}

const Head = ({ column: { key, name, full }, sorting, sort }: HeadProps) => {
  const isSorted = sorting.by === key
  return (
    <th scope="col" aria-sort={isSorted ? (sorting.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="plain sort" aria-label={full} onClick={() => sort(key)}>
        {name}
        <span aria-hidden="true">{isSorted ? (sorting.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  )
}

const columnsOf = (misc: string): readonly Column[] => [
  { key: 'selling', name: reportWords.selling },
  {
    key: 'sellingChange',
    name: reportWords.change,
    full: reportWords.pointsOf(reportWords.selling),
  },
  { key: 'misc', name: misc },
  { key: 'miscChange', name: reportWords.change, full: reportWords.pointsOf(misc) },
  { key: 'days', name: reportWords.weekdaysSent },
  { key: 'explained', name: reportWords.explained },
  { key: 'lastSent', name: reportWords.lastSent },
]

interface ChoiceProps extends Pick<PeopleProps, 'standing' | 'setStanding'> {
  typed: string
  type: (text: string) => void
  /**
   * The number of people who stand out (core/report/standing-out.ts). The button limits the table
   * to these people.
   */
  count: number
}

const Choice = ({ typed, type, standing, setStanding, count }: ChoiceProps) => (
  <p class="choices">
    <input
      type="search"
      id="find-person"
      aria-label={reportWords.findPerson}
      placeholder={reportWords.findPerson}
      value={typed}
      onInput={({ currentTarget: { value } }) => type(value)}
    />
    <Button
      id="standing"
      aria-pressed={standing}
      disabled={count === 0 && !standing}
      onClick={() => setStanding(!standing)}
    >
      {reportWords.standOutCount(count)}
    </Button>
  </p>
)

const isFound = (name: string, typed: string) =>
  name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase())

/**
 * Returns the rows in the chosen order: `found`, the rows that match the search, and `drawn`, the
 * part of these rows that is drawn.
 */
const useRows = (rows: readonly TeamRow[], typed: string, standing: boolean) => {
  const [sorting, setSorting] = useState<Sorting>({ by: 'name', down: false })
  const [whole, setWhole] = useState(false)
  const sorted = useMemo(() => sortRows(rows, sorting, compareNames), [rows, sorting])
  const found = sorted.filter(
    ({ report, standing: marks }) =>
      isFound(report.person.name, typed) && (!standing || marks.length > 0),
  )
  return {
    sorting,
    sort: (key: SortKey) => setSorting(sortedNext(sorting, key)),
    found,
    drawn: whole ? found : found.slice(0, FIRST_ROWS),
    drawAll: () => setWhole(true),
  }
}

const saysOf = (rows: readonly TeamRow[], beforeName: string) => {
  const isCompared = ({ sellingChange }: TeamRow) => sellingChange !== undefined
  return [
    reportWords.peopleSays,
    ...(rows.some(isCompared) ? [reportWords.peopleChange(beforeName)] : []),
    ...(rows.every(isCompared) ? [] : [reportWords.comparedFrom(LEAST_DAYS)]),
  ].join(' ')
}

/** The table of the team's people, by name or in the order that the reader chooses. */
export const People = (props: PeopleProps) => {
  const { rows, silent, beforeName, naming, rolled, show, standing } = props
  const [typed, type] = useState('')
  const { sorting, sort, found, drawn, drawAll } = useRows(rows, typed, standing)
  return (
    <section class="chart-section" id="people" data-wide aria-labelledby="people-title">
      <div class="head">
        <h2 id="people-title">
          {reportWords.people} <span class="count">{rows.length}</span>
        </h2>
        <Choice
          {...props}
          typed={typed}
          type={type}
          count={rows.filter(({ standing }) => standing.length > 0).length}
        />
      </div>
      <p class="says">{saysOf(rows, beforeName)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <figure class="people-scroll" tabIndex={0} aria-labelledby="people-title">
        <table>
          <thead>
            <tr>
              <Head
                column={{ key: 'name', name: reportWords.person }}
                sorting={sorting}
                sort={sort}
              />
              <th scope="col" class="bars">
                {reportWords.personLayout}
              </th>
              {columnsOf(miscName(naming, rolled)).map((column) => (
                <Head key={column.key} column={column} sorting={sorting} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row) => (
              <PersonRow key={row.report.person.id} row={row} naming={naming} show={show} />
            ))}
          </tbody>
        </table>
      </figure>
      <p class="says" role="status">
        {found.length === 0 && reportWords.nobodyFound}
      </p>
      {drawn.length < found.length && (
        <Button id="all-people" onClick={drawAll}>
          {reportWords.showAll(found.length)}
        </Button>
      )}
      <Notes rows={rows} silent={silent} />
    </section>
  )
}

const Notes = ({ rows, silent }: Pick<PeopleProps, 'rows' | 'silent'>) => (
  <>
    <p class="says">{reportWords.explainedSays}</p>
    {rows.some(({ report }) => report.person.keepsUnexplained) && (
      <p class="says" id="keeps-away">
        {NOT_WHOLE} {reportWords.keepsAway}
      </p>
    )}
    {silent.length > 0 && (
      <p id="silent">
        {reportWords.silent}:{' '}
        {silent
          .map(
            ({ name, lastSent }) =>
              `${name} (${lastSent ? dayOfYear(lastSent) : reportWords.never})`,
          )
          .join(', ')}
      </p>
    )}
  </>
)
