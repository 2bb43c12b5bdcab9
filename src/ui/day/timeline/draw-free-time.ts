/**
 * Lets the person draw a span on an empty part of the timeline with the pointer, to add an entry.
 */
import type { TargetedPointerEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { minute } from '../../../core/time/units.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import type { Free } from '../open-form.ts'
import type { DayView } from '../view.ts'
import { instantAt, type Shown } from './axis.ts'
import { snap } from './bounds.ts'

type Pointer = TargetedPointerEvent<HTMLElement>

/** Pixels. A drag that is shorter than this is handled as a click. */
const LEAST_DRAG = 4

/**
 * The time without an entry around an instant: from the entry before it to the next entry, and not
 * later than now.
 */
function freeAround(at: number, { day }: StoredDay, { rows, now }: DayView): Free | undefined {
  const before = rows.filter((row) => row.startedAt <= at).map((row) => row.endedAt)
  const startedAt = Math.max(day.from, ...before)
  const next = rows.find((row) => row.startedAt > at)?.startedAt ?? day.to
  const endedAt = Math.min(next, now, day.to)
  return startedAt <= at && at < endedAt ? { startedAt, endedAt } : undefined
}

/**
 * The time between two instants, rounded to five minutes and limited to the time without an entry.
 * With `fine`, it is rounded to full minutes instead.
 */
function drawnBetween(one: number, other: number, free: Free, fine: boolean): Free {
  const full = (at: number) => (fine ? Math.round(at / minute) * minute : snap(at))
  const within = (at: number) => Math.min(free.endedAt, Math.max(free.startedAt, full(at)))
  return { startedAt: within(Math.min(one, other)), endedAt: within(Math.max(one, other)) }
}

interface Drawing {
  x: number
  from: number
  free: Free
}

interface DrawInput {
  stored: StoredDay
  view: DayView
  shown: Shown
  /**
   * Called with the drawn time, or with all of the time between two entries if the person clicks
   * there.
   */
  done: (free: Free) => void
}

/**
 * The time that is being drawn, and the pointer handlers of the timeline. A touch does not draw,
 * because it scrolls the timeline.
 */
export function useDraw({ stored, view, shown, done }: DrawInput) {
  const [drawn, setDrawn] = useState<Free>()
  const drawing = useRef<Drawing>(undefined)
  const under = (event: Pointer) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return width ? instantAt((event.clientX - left) / width, shown) : shown.from
  }
  const stop = () => {
    drawing.current = undefined
    setDrawn(undefined)
  }
  const handlers = {
    onPointerDown: (event: Pointer) => {
      const isFree = !(event.target as Element).closest('.block, .bound, .fold, .list')
      if (event.button !== 0 || event.pointerType === 'touch' || !isFree) return
      const from = under(event)
      const free = freeAround(from, stored, view)
      if (!free) return
      event.currentTarget.setPointerCapture(event.pointerId)
      drawing.current = { x: event.clientX, from, free }
    },
    onPointerMove: (event: Pointer) => {
      const { current } = drawing
      if (!current || (!drawn && Math.abs(event.clientX - current.x) < LEAST_DRAG)) return
      setDrawn(drawnBetween(current.from, under(event), current.free, event.altKey))
    },
    onPointerUp: () => {
      if (drawn && drawn.endedAt > drawn.startedAt) done(drawn)
      stop()
    },
    onPointerCancel: stop,
  }
  return { drawn, handlers }
}
