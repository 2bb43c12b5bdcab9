import type { TargetedPointerEvent } from 'preact'
import { timeOfDay } from '../dates.ts'
import { dayWords } from '../words/day.ts'
import { placeOf, type Shown } from './axis.ts'
import { type Bound, type Move, snapped, within } from './bounds.ts'

const minute = 60_000

export interface Moving {
  move: Move | undefined
  /** Shows it, without storing. */
  show: (move: Move) => void
  store: (move: Move) => void
  giveUp: () => void
}

interface BoundProps {
  bound: Bound
  shown: Shown
  moving: Moving
  nameOf: (row: Bound['left']) => string
}

const labelOf = ({ left, right }: Bound, nameOf: BoundProps['nameOf']) => {
  if (left && right) return dayWords.bound(nameOf(left), nameOf(right))
  return left ? dayWords.boundEnd(nameOf(left)) : dayWords.boundStart(nameOf(right))
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -5,
  PageUp: 5,
}

const keyed = (event: KeyboardEvent, bound: Bound, { move, show, store, giveUp }: Moving) => {
  const to = move?.at === bound.at ? move.to : bound.at
  const step = STEPS[event.key]
  if (step !== undefined) {
    const minutes = event.shiftKey && Math.abs(step) === 1 ? step * 5 : step
    // To full minutes: nobody means seconds.
    const full = Math.round(to / minute) * minute
    show({ at: bound.at, to: within(full + minutes * minute, bound) })
  } else if (event.key === 'Enter' && move) store(move)
  else if (event.key === 'Escape' && move) giveUp()
  else return
  event.preventDefault()
}

/** The instant under the pointer. */
const pointed = (event: TargetedPointerEvent<HTMLElement>, { from, to }: Shown) => {
  const bar = event.currentTarget.parentElement?.getBoundingClientRect()
  if (!bar?.width) return from
  return from + ((event.clientX - bar.left) / bar.width) * (to - from)
}

/** A bound that can be taken: with the pointer, or as a slider with the keys. */
export const BoundHandle = ({ bound, shown, moving, nameOf }: BoundProps) => {
  const { at, least, most } = bound
  const { move, show, store, giveUp } = moving
  const mine = move?.at === at ? move : undefined
  const to = mine?.to ?? at
  const drag = (event: TargetedPointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const there = pointed(event, shown)
    const fine = Math.round(there / minute) * minute
    show({ at, to: within(event.altKey || event.shiftKey ? fine : snapped(there), bound) })
  }
  return (
    <span
      role="slider"
      tabIndex={0}
      class="bound"
      data-at={at}
      data-moving={mine && ''}
      aria-label={labelOf(bound, nameOf)}
      aria-orientation="horizontal"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={to}
      aria-valuetext={timeOfDay(to)}
      style={{ left: `${placeOf(to, shown) * 100}%` }}
      onKeyDown={(event) => keyed(event, bound, moving)}
      onBlur={() => mine && store(mine)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
      onPointerUp={() => mine && store(mine)}
      onPointerCancel={giveUp}
    >
      {mine && <output>{timeOfDay(to)}</output>}
    </span>
  )
}
