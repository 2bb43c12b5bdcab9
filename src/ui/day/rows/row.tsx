import { UNEXPLAINED } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { contextWords } from '../../context-words.ts'
import { timeOfDay } from '../../dates.ts'
import { clock, inWords } from '../../formats.ts'
import { useSecond } from '../../tick.ts'
import { dayWords } from '../../words/day.ts'
import type { Acts } from '../edits.ts'
import { relabelEdit } from '../edits.ts'
import { lengthOf } from '../length.ts'
import { nameOfTime, rowName } from '../names.ts'
import type { Cell as CellName, Opening } from '../open-form.ts'
import { CategoryList } from '../pick/category-list.tsx'
import type { ViewRow } from '../view.ts'
import { Cell } from './cell.tsx'
import type { Stop } from './grid-keys.ts'
import { Menu } from './menu.tsx'
import { LinkAfter, LinkBefore } from './midnight-links.tsx'
import { NoteEditor } from './note-editor.tsx'
import { Tags } from './tags.tsx'
import { TimeEditor } from './time-editor.tsx'

export interface RowProps extends Opening {
  row: ViewRow
  stored: StoredDay
  acts: Acts
  stop: Stop | undefined
  /** The rows of this device that touch it. */
  next: ViewRow | undefined
  previous: ViewRow | undefined
}

const RunningLength = ({ since }: { since: number }) => {
  const now = useSecond(since)
  return <span role="timer">{clock(now - since)}</span>
}

/**
 * The end that can be edited. The day on which a stretch began edits its end, also after midnight.
 * Undefined while it runs, and if it began before this day and ends after it.
 */
const endOf = ({ stretch, before, after, endedAt }: ViewRow) => {
  if (stretch.endedAt === undefined || (before && after)) return undefined
  return after ? stretch.endedAt : endedAt
}

const isOpen = ({ opened, row }: RowProps, cell: CellName) =>
  opened?.form === 'cell' && opened.id === row.id && opened.cell === cell

const TimeCell = (props: RowProps & { which: 'from' | 'to'; at: number | undefined }) => {
  const { row, stored, acts, stop, opened, open, close, which, at } = props
  const shown = which === 'from' ? row.startedAt : row.endedAt
  const text = which === 'to' && row.running ? dayWords.now : timeOfDay(shown)
  if (at === undefined || row.foreign) return <span class="fixed">{text}</span>
  if (isOpen(props, which))
    return (
      <TimeEditor
        row={row}
        which={which}
        at={at}
        stored={stored}
        acts={acts}
        close={() => close(opened)}
      />
    )
  return (
    <Cell
      name={which}
      row={`row-${row.id}`}
      stop={stop}
      label={`${dayWords[which]}: ${text}`}
      open={() => open({ form: 'cell', id: row.id, cell: which })}
    >
      {text}
    </Cell>
  )
}

const Times = (props: RowProps) => {
  const { row, stored } = props
  const { startedAt, before, running } = row
  return (
    <>
      <td class="time" data-column="from">
        <TimeCell {...props} which="from" at={before ? undefined : startedAt} />
        <LinkBefore row={row} stored={stored} />
      </td>
      <td class="time" data-column="to">
        <TimeCell {...props} which="to" at={endOf(row)} />
        <LinkAfter row={row} stored={stored} />
      </td>
      <td class="length">
        {running && !before ? <RunningLength since={startedAt} /> : lengthOf(row)}
      </td>
    </>
  )
}

const CategoryCell = (props: RowProps) => {
  const { row, stored, acts, stop, opened, open, close } = props
  const { category } = row.stretch
  const name = (
    <>
      <i style={{ '--colour': colourOf(category, stored.settings.colours) }} />
      <span>{nameOfTime(category, stored.categories)}</span>
    </>
  )
  if (row.foreign) return <span class="fixed">{name}</span>
  const cell = { form: 'cell', id: row.id, cell: 'category' } as const
  const isChosen = isOpen(props, 'category')
  const choose = async (chosen: string) => {
    if (chosen === category || (await acts.edit(relabelEdit(row, chosen), row.startedAt)))
      close(opened)
  }
  return (
    <>
      <Cell
        name="category"
        row={`row-${row.id}`}
        stop={stop}
        haspopup="listbox"
        expanded={isChosen}
        open={() => open(cell)}
      >
        {name}
      </Cell>
      {isChosen && (
        <CategoryList
          stored={stored}
          label={dayWords.about(dayWords.category, rowName(row, stored.categories))}
          current={category}
          choose={choose}
          close={() => close(opened)}
        />
      )}
    </>
  )
}

const NoteCell = (props: RowProps) => {
  const { row, stored, acts, stop, opened, open, close } = props
  const { stretch, beside } = row
  const away = stretch.category === UNEXPLAINED
  const said = [
    stretch.note,
    stretch.context && contextWords(stretch.context),
    beside > 0 && dayWords.crmOpen(inWords(beside)),
    away && dayWords.away(lengthOf(row)),
  ]
    .filter(Boolean)
    .join(' · ')
  const tags = <Tags row={row} settings={stored.settings} />
  if (isOpen(props, 'note')) return <NoteEditor row={row} acts={acts} close={() => close(opened)} />
  if (row.foreign || away)
    return (
      <span class="fixed">
        <span>{said}</span>
        {tags}
      </span>
    )
  return (
    <Cell
      name="note"
      row={`row-${row.id}`}
      stop={stop}
      open={() => open({ form: 'cell', id: row.id, cell: 'note' })}
    >
      <span class={said ? undefined : 'none'}>{said || dayWords.addNote}</span>
      {tags}
    </Cell>
  )
}

const MenuCell = (props: RowProps) => {
  const { row, stored, stop, opened, open, close } = props
  const isOpened = opened?.form === 'menu' && opened.id === row.id
  return (
    <>
      <Cell
        name="menu"
        row={`row-${row.id}`}
        stop={stop}
        label={dayWords.about(dayWords.acting, rowName(row, stored.categories))}
        haspopup="menu"
        expanded={isOpened}
        open={() => open(isOpened ? undefined : { form: 'menu', id: row.id })}
      >
        <span aria-hidden="true">⋯</span>
      </Cell>
      {isOpened && <Menu {...props} close={() => close(opened)} />}
    </>
  )
}

/** One stretch of the day; a click on a time, the category or the note edits it in its place. */
export const Row = (props: RowProps) => {
  const { row } = props
  const marks = ['line', row.foreign && 'foreign', row.running && 'running']
  return (
    <tr
      id={`row-${row.id}`}
      data-id={row.foreign ? undefined : row.id}
      data-from={row.startedAt}
      data-category={row.stretch.category}
      class={marks.filter(Boolean).join(' ')}
    >
      <Times {...props} />
      <td class="category" data-column="category">
        <CategoryCell {...props} />
      </td>
      <td class="about" data-column="note">
        <NoteCell {...props} />
      </td>
      <td class="acts" data-column="menu">
        {!row.foreign && <MenuCell {...props} />}
      </td>
    </tr>
  )
}
