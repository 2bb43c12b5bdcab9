import type { StoredDay } from '../../../store/views/day-view.ts'
import { dayWords } from '../../words/day.ts'
import { ExplainForm } from '../forms/explain-form.tsx'
import { SplitForm } from '../forms/split-form.tsx'
import type { Opening } from '../open-form.ts'
import { Answer, type Turn } from '../undo-redo.tsx'
import type { Acts } from '../use-acts.ts'
import type { DayView, ViewRow } from '../view.ts'
import { GapRow } from './gap-row.tsx'
import { useGrid } from './grid-keys.ts'
import { Row } from './row.tsx'

interface TableProps extends Opening {
  stored: StoredDay
  view: DayView
  acts: Acts
  turn: Turn
}

const FORMS = { split: SplitForm, explain: ExplainForm } as const

/**
 * The neighbouring rows that a row can be merged with. They were recorded by this device, and no
 * time lies between them and the row.
 */
const mergePartnersOf = (rows: readonly ViewRow[], { stretch, foreign }: ViewRow) => {
  const own = foreign ? [] : rows.filter((row) => !row.foreign)
  return {
    next: own.find((row) => row.stretch.startedAt === stretch.endedAt),
    previous: own.find((row) => row.stretch.endedAt === stretch.startedAt),
  }
}

const FormRow = ({ row, stored, acts, opened, close }: TableProps & { row: ViewRow }) => {
  if (opened?.form !== 'split' && opened?.form !== 'explain') return null
  if (opened.id !== row.id) return null
  const RowForm = FORMS[opened.form]
  return (
    <tr class="form">
      <td colSpan={6}>
        <RowForm row={row} stored={stored} acts={acts} close={() => close(opened)} />
      </td>
    </tr>
  )
}

/**
 * The row at which the page shows the result of an action: the row that contains the instant
 * `place`, or else the last row before that instant.
 */
const rowOfAnswer = ({ answer }: Acts, rows: readonly ViewRow[]) => {
  const { place } = answer ?? {}
  if (typeof place !== 'number') return undefined
  return rows.findLast(({ startedAt }) => startedAt <= place) ?? rows[0]
}

const Head = () => (
  <thead>
    <tr>
      <th>{dayWords.from}</th>
      <th>{dayWords.to}</th>
      <th>{dayWords.length}</th>
      <th>{dayWords.category}</th>
      <th>{dayWords.noteOrRecord}</th>
      <th>
        <span class="spoken">{dayWords.acting}</span>
      </th>
    </tr>
  </thead>
)

/** The table of the day: its entries, and the untracked time between them. */
export const Table = (props: TableProps) => {
  const { stored, view, acts, turn, ...opening } = props
  const { rows, gaps } = view
  const answering = rowOfAnswer(acts, rows)
  const startOf = (id: string) => rows.find((row) => row.id === id)?.startedAt
  const { stop, handlers } = useGrid(rows, {
    remove: (id) => void acts.edit({ do: 'delete', id }, startOf(id)),
    menu: (id) => opening.open({ form: 'menu', id }),
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are edited in place.
    <table class="rows" role="grid" aria-label={dayWords.entries} {...handlers}>
      <Head />
      {rows.map((row) => {
        const first = rows.find(({ startedAt }) => startedAt === row.startedAt) === row
        const gap = first && gaps.find(({ endedAt }) => endedAt === row.startedAt)
        return (
          <tbody key={row.id}>
            {gap && <GapRow {...opening} gap={gap} stored={stored} acts={acts} stop={stop} />}
            <Row
              {...opening}
              row={row}
              stored={stored}
              acts={acts}
              stop={stop}
              {...mergePartnersOf(rows, row)}
            />
            <FormRow {...props} row={row} />
            {row === answering && (
              <tr class="form">
                <td colSpan={6}>
                  <Answer stored={stored} acts={acts} turn={turn} />
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
    </table>
  )
}
