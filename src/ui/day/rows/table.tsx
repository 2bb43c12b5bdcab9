import type { Gap } from '../../../core/day/rows.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import type { Acts } from '../edits.ts'
import { AddForm } from '../forms/add-form.tsx'
import { EditForm } from '../forms/edit-form.tsx'
import { ExplainForm } from '../forms/explain-form.tsx'
import { SplitForm } from '../forms/split-form.tsx'
import { lengthOf } from '../length.ts'
import type { OpenForm } from '../open-form.ts'
import { Answer, type Turn } from '../undo-redo.tsx'
import type { DayView, ViewRow } from '../view.ts'
import { Row } from './row.tsx'

interface TableProps {
  stored: StoredDay
  view: DayView
  acts: Acts
  opened: OpenForm
  open: (form: OpenForm) => void
  turn: Turn
}

const FORMS = { edit: EditForm, split: SplitForm, explain: ExplainForm } as const

/** The rows of this device that touch a row: it can be merged with them. */
const mergePartnersOf = (rows: readonly ViewRow[], { stretch, foreign }: ViewRow) => {
  const own = foreign ? [] : rows.filter((row) => !row.foreign)
  return {
    next: own.find((row) => row.stretch.startedAt === stretch.endedAt),
    previous: own.find((row) => row.stretch.endedAt === stretch.startedAt),
  }
}

const GapRow = ({ gap, open }: { gap: Gap; open: TableProps['open'] }) => (
  <tr class="line gap">
    <td class="time">{timeOfDay(gap.startedAt)}</td>
    <td class="time">{timeOfDay(gap.endedAt)}</td>
    <td class="length">{lengthOf(gap)}</td>
    <td class="category">{dayWords.untracked}</td>
    <td class="about" />
    <td class="acts">
      <button
        type="button"
        class="plain"
        data-act="add"
        aria-label={dayWords.about(
          dayWords.addHere,
          `${timeOfDay(gap.startedAt)}–${timeOfDay(gap.endedAt)}`,
        )}
        onClick={() => open({ form: 'add', gap })}
      >
        {dayWords.addHere}
      </button>
    </td>
  </tr>
)

const FormRow = ({ row, stored, acts, opened, open }: TableProps & { row: ViewRow }) => {
  if (opened?.form === 'add' || !opened) return null
  const RowForm = FORMS[opened.form]
  return (
    <tr class="form">
      <td colSpan={6}>
        <RowForm row={row} stored={stored} acts={acts} close={() => open(undefined)} />
      </td>
    </tr>
  )
}

/** The row at which the result of an act is shown: the one at its instant, or the one before. */
const rowOfAnswer = ({ answer }: Acts, rows: readonly ViewRow[]) => {
  const { place } = answer ?? {}
  if (typeof place !== 'number') return undefined
  return rows.findLast(({ startedAt }) => startedAt <= place) ?? rows[0]
}

/** The rows of the day, and the untracked time between them. */
export const Table = (props: TableProps) => {
  const { stored, view, acts, opened, open, turn } = props
  const { rows, gaps } = view
  const answering = rowOfAnswer(acts, rows)
  return (
    <table class="rows">
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
      {rows.map((row) => {
        const first = rows.find(({ startedAt }) => startedAt === row.startedAt) === row
        const gap = first && gaps.find(({ endedAt }) => endedAt === row.startedAt)
        const isOpen = opened && opened.form !== 'add' && opened.id === row.id
        return (
          <tbody key={row.id}>
            {gap && <GapRow gap={gap} open={open} />}
            {gap && opened?.form === 'add' && opened.gap?.endedAt === gap.endedAt && (
              <tr class="form">
                <td colSpan={6}>
                  <AddForm stored={stored} acts={acts} gap={gap} close={() => open(undefined)} />
                </td>
              </tr>
            )}
            <Row
              row={row}
              stored={stored}
              acts={acts}
              open={open}
              {...mergePartnersOf(rows, row)}
            />
            {isOpen && <FormRow {...props} row={row} />}
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
