import type { TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'
import { minute } from '../../../core/time/units.ts'
import { timeOfDay } from '../../dates.ts'
import { namedKeyOf } from '../../keys.ts'
import { dayWords } from '../../words/day.ts'
import { instantAt, placeOf, type Shown } from './axis.ts'
import { type Bound, limitTo, type Move, snap } from './bounds.ts'

export interface Moving {
  move: Move | undefined
  /** Shows the result of the move without storing it. */
  show: (move: Move) => void
  store: (move: Move) => void
  giveUp: () => void
}

interface BoundProps {
  bound: Bound
  /**
   * All bounds (starts and ends of rows) of the day, in chronological order. Several can be at the
   * same position.
   */
  bounds: readonly Bound[]
  shown: Shown
  moving: Moving
  nameOf: (row: Bound['left']) => string
  /**
   * The new lengths on both sides of the bound, and the rows that lose time by the move, in words.
   */
  result: string | undefined
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

const handleKey = (event: KeyboardEvent, bound: Bound, { move, show, store, giveUp }: Moving) => {
  const to = move?.at === bound.at ? move.to : bound.at
  const key = namedKeyOf(event)
  const step = key && STEPS[key]
  if (step) {
    const minutes = event.shiftKey && Math.abs(step) === 1 ? step * 5 : step
    // Keys move a bound to full minutes.
    const full = Math.round(to / minute) * minute
    show({ at: bound.at, to: limitTo(full + minutes * minute, bound, event.shiftKey) })
  } else if (key === 'Enter' && move) store(move)
  else if (key === 'Escape' && move) giveUp()
  else return
  event.preventDefault()
}

type Pointer = TargetedPointerEvent<HTMLElement>

const barOf = (event: Pointer) => event.currentTarget.parentElement?.getBoundingClientRect()

/** The instant on the timeline under the pointer. */
const instantUnder = (event: Pointer, shown: Shown) => {
  const bar = barOf(event)
  if (!bar?.width) return shown.from
  return instantAt((event.clientX - bar.left) / bar.width, shown)
}

/** Pixels. Bounds that are nearer to each other than this cannot be told apart with the pointer. */
const NEAR = 6

/**
 * The bound that a drag moves. If several bounds are at the same position, a drag to the left moves
 * the leftmost bound, and a drag to the right the rightmost bound. So no row between them is
 * removed.
 */
const boundToMove = (event: Pointer, downAt: number, { bound, bounds, shown }: BoundProps) => {
  const width = barOf(event)?.width ?? 0
  const near = bounds.filter(
    ({ at }) => Math.abs(placeOf(at, shown) - placeOf(bound.at, shown)) * width <= NEAR,
  )
  return (event.clientX < downAt ? near[0] : near.at(-1)) ?? bound
}

/**
 * The handle of a bound between two rows. The bound can be moved with the pointer, or with the
 * keyboard like a slider.
 */
export const BoundHandle = (props: BoundProps) => {
  const { bound, shown, moving, nameOf, result } = props
  const { at, least, most } = bound
  const { move, show, store, giveUp } = moving
  const mine = move?.at === at ? move : undefined
  const to = mine?.to ?? at
  const downAt = useRef<number>(undefined)
  const drag = (event: Pointer) => {
    if (downAt.current === undefined || (event.clientX === downAt.current && !move)) return
    const meant = boundToMove(event, downAt.current, props)
    const there = instantUnder(event, shown)
    const fine = Math.round(there / minute) * minute
    const to = limitTo(event.altKey ? fine : snap(there), meant, event.shiftKey)
    show({ at: meant.at, to })
  }
  const end = () => {
    if (downAt.current !== undefined && move) store(move)
    downAt.current = undefined
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
      aria-valuetext={[timeOfDay(to), mine && result].filter(Boolean).join('. ')}
      style={{ left: `${placeOf(to, shown) * 100}%` }}
      onKeyDown={(event) => handleKey(event, bound, moving)}
      onBlur={() => mine && store(mine)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        downAt.current = event.clientX
      }}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={() => {
        downAt.current = undefined
        giveUp()
      }}
    />
  )
}
