import type { ComponentChildren } from 'preact'
import { UNEXPLAINED } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { contextWords } from '../../context-words.ts'
import { timeOfDay } from '../../dates.ts'
import { clock, inWords } from '../../formats.ts'
import { useSecond } from '../../tick.ts'
import { dayWords } from '../../words/day.ts'
import type { Acts } from '../edits.ts'
import { lengthOf } from '../length.ts'
import { nameOfTime, rowName } from '../names.ts'
import type { OpenForm } from '../open-form.ts'
import type { ViewRow } from '../view.ts'
import { LinkAfter, LinkBefore } from './midnight-links.tsx'
import { Tags } from './tags.tsx'

export interface RowProps {
  row: ViewRow
  stored: StoredDay
  acts: Acts
  /** The rows of this device that touch it: it can be merged with them. */
  next: ViewRow | undefined
  previous: ViewRow | undefined
  open: (form: OpenForm) => void
}

const RunningLength = ({ since }: { since: number }) => {
  const now = useSecond(since)
  return <span role="timer">{clock(now - since)}</span>
}

const Times = ({ row, stored }: Pick<RowProps, 'row' | 'stored'>) => {
  const { startedAt, endedAt, before, running } = row
  return (
    <>
      <td class="time">
        {timeOfDay(startedAt)}
        <LinkBefore row={row} stored={stored} />
      </td>
      <td class="time">
        {running ? dayWords.now : timeOfDay(endedAt)}
        <LinkAfter row={row} stored={stored} />
      </td>
      <td class="length">
        {running && !before ? <RunningLength since={startedAt} /> : lengthOf(row)}
      </td>
    </>
  )
}

const NoteAndRecord = ({ row, stored }: Pick<RowProps, 'row' | 'stored'>) => {
  const { stretch, beside } = row
  const away = stretch.category === UNEXPLAINED
  const said = [
    stretch.note,
    stretch.context && contextWords(stretch.context),
    beside > 0 && dayWords.crmOpen(inWords(beside)),
    away && dayWords.away(lengthOf(row)),
  ]
  return (
    <td class="about">
      <span>{said.filter(Boolean).join(' · ')}</span>
      <Tags row={row} settings={stored.settings} />
    </td>
  )
}

interface ButtonProps {
  act: 'edit' | 'split' | 'merge' | 'delete' | 'explain'
  label: string
  title?: string
  disabled?: boolean
  click: () => void
  children?: ComponentChildren
}

const Button = ({ act, label, title, disabled, click, children }: ButtonProps) => (
  <button
    type="button"
    class={act === 'explain' ? 'button' : 'plain'}
    data-act={act}
    aria-label={label}
    title={title}
    disabled={disabled}
    onClick={click}
  >
    {children ?? dayWords[act]}
  </button>
)

const Buttons = ({ row, stored, acts, next, previous, open }: RowProps) => {
  const { id, stretch } = row
  const name = rowName(row, stored.categories)
  const other = next ?? previous
  const winner = stretch.category === UNEXPLAINED && other ? other : row
  const stays = nameOfTime(winner.stretch.category, stored.categories)
  const merge = other
    ? dayWords.mergeWith(rowName(other, stored.categories), stays)
    : dayWords.mergeNone
  const merged = other && dayWords.merged(rowName(other, stored.categories), stays)
  const label = (act: 'edit' | 'split' | 'delete' | 'explain') =>
    dayWords.about(dayWords[act], name)
  return (
    <td class="acts">
      {stretch.category === UNEXPLAINED && (
        <Button
          act="explain"
          label={label('explain')}
          click={() => open({ form: 'explain', id })}
        />
      )}
      <span class="others">
        <Button act="edit" label={label('edit')} click={() => open({ form: 'edit', id })} />
        <Button act="split" label={label('split')} click={() => open({ form: 'split', id })} />
        <Button
          act="merge"
          label={dayWords.about(merge, name)}
          title={merge}
          disabled={!other}
          click={() =>
            acts.edit({ do: 'merge', id, with: next ? 'next' : 'before' }, row.startedAt, merged)
          }
        />
        <Button
          act="delete"
          label={label('delete')}
          title={dayWords.delete}
          click={() => acts.edit({ do: 'delete', id }, row.startedAt)}
        >
          ×
        </Button>
      </span>
    </td>
  )
}

/** Whether a click opens the form: not on a button or link, and not when text was marked. */
const isClickOnRow = ({ target }: MouseEvent) =>
  target instanceof Element &&
  !target.closest('button, a, input, select') &&
  getSelection()?.type !== 'Range'

/** One stretch of the day: a click anywhere on it opens its form. */
export const Row = (props: RowProps) => {
  const { row, stored, open } = props
  const { category } = row.stretch
  const form = category === UNEXPLAINED ? 'explain' : 'edit'
  return (
    <tr
      id={`row-${row.id}`}
      data-from={row.startedAt}
      data-category={category}
      class={['line', row.foreign && 'foreign', row.running && 'running'].filter(Boolean).join(' ')}
      onClick={(event) => !row.foreign && isClickOnRow(event) && open({ form, id: row.id })}
    >
      <Times row={row} stored={stored} />
      <td class="category">
        <i style={{ '--colour': colourOf(category, stored.settings.colours) }} />
        {nameOfTime(category, stored.categories)}
      </td>
      <NoteAndRecord row={row} stored={stored} />
      {row.foreign ? <td class="acts" /> : <Buttons {...props} />}
    </tr>
  )
}
