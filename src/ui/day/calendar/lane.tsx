import type { TargetedPointerEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { isAside } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import type { DayEntry } from '../../calendar/day.ts'
import { colourOf } from '../../colours.ts'
import { timeOfDay } from '../../dates.ts'
import { namedKeyOf } from '../../keys.ts'
import { calendarWords } from '../../words/calendar.ts'
import type { Free, Opening } from '../open-form.ts'
import { nameOfTime } from '../row-name.ts'
import type { Shown } from '../timeline/axis.ts'
import { styleOf } from '../timeline/block.tsx'
import { type Acts, addEdit } from '../use-acts.ts'
import type { DayView } from '../view.ts'

interface LaneProps extends Pick<Opening, 'open'> {
  entries: readonly DayEntry[]
  stored: StoredDay
  view: DayView
  shown: Shown
  acts: Acts
}

/** Pixels. A pointer that moves down by less than this makes a click, and not a drag. */
const DRAG = 14

/**
 * The part of a calendar entry that is already over and within the hours that the timeline shows.
 */
function partOf({ startedAt, endedAt }: Free, { from, to }: Shown, now: number): Free | undefined {
  const part = { startedAt: Math.max(startedAt, from), endedAt: Math.min(endedAt, to, now) }
  return part.endedAt > part.startedAt ? part : undefined
}

/**
 * The day's calendar entries, above the timeline. A calendar entry that is dragged down onto the
 * timeline becomes an entry of the day.
 */
export const Lane = ({ entries, stored, view, shown, acts, open }: LaneProps) => {
  const parts = entries.flatMap((entry) => {
    const part = partOf(entry, shown, view.now)
    return part ? [{ entry, part }] : []
  })
  if (parts.length === 0) return null
  const add = async ({ category }: DayEntry, part: Free) => {
    const isTaken = view.rows.some(
      (row) =>
        !isAside(row.stretch.category) &&
        row.startedAt < part.endedAt &&
        row.endedAt > part.startedAt,
    )
    // The meeting would take time from other rows, so the person chooses its category first.
    if (isTaken) open({ form: 'pick', ...part })
    else await acts.edit(addEdit(part, category), 'timeline')
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend.
    <div class="lane" role="group" aria-label={calendarWords.lane}>
      {parts.map(({ entry, part }) => (
        <LaneEntry
          key={entry.key}
          entry={entry}
          part={part}
          shown={shown}
          stored={stored}
          add={() => void add(entry, part)}
          choose={() => open({ form: 'pick', ...part })}
        />
      ))}
    </div>
  )
}

interface LaneEntryProps extends Pick<LaneProps, 'stored' | 'shown'> {
  entry: DayEntry
  part: Free
  /** Stores the calendar entry with its likely category. */
  add: () => void
  /** Opens the list of categories for the calendar entry. */
  choose: () => void
}

type Pointer = TargetedPointerEvent<HTMLElement>

/**
 * Returns how far the pointer has dragged a calendar entry down (pixels), and whether the person
 * has dragged or clicked it.
 */
function useDragDown(add: () => void) {
  const from = useRef<number>(undefined)
  const isDragged = useRef(false)
  const [down, setDown] = useState(0)
  const stop = () => {
    from.current = undefined
    setDown(0)
  }
  const handlers = {
    onPointerDown: (event: Pointer) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = event.clientY
      isDragged.current = false
    },
    onPointerMove: (event: Pointer) => {
      if (from.current === undefined) return
      const way = Math.max(0, event.clientY - from.current)
      isDragged.current ||= way >= DRAG
      setDown(way)
    },
    onPointerUp: () => {
      if (from.current !== undefined && down >= DRAG) add()
      stop()
    },
    onPointerCancel: stop,
  }
  return { down, isDragged, handlers }
}

const LaneEntry = ({ entry, part, shown, stored, add, choose }: LaneEntryProps) => {
  const { down, isDragged, handlers } = useDragDown(add)
  const times = `${timeOfDay(part.startedAt)}–${timeOfDay(part.endedAt)}`
  const what = nameOfTime(entry.category, stored.categories)
  const label = calendarWords.addEntry([times, entry.title].filter(Boolean).join(' '), what)
  return (
    <button
      type="button"
      data-tentative={entry.isTentative ? '' : undefined}
      data-from={part.startedAt}
      aria-label={label}
      title={label}
      style={{
        ...styleOf(part, shown),
        translate: `0 ${down}px`,
        '--colour': colourOf(entry.category, stored.settings.colours),
      }}
      {...handlers}
      onClick={() => !isDragged.current && choose()}
      onKeyDown={(event) => {
        if (namedKeyOf(event) !== 'ArrowDown') return
        event.preventDefault()
        add()
      }}
    >
      {/*
       * Titles are not stored. If another page has read the calendar, this page knows only the
       * times.
       */}
      {entry.title || what}
    </button>
  )
}
