import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { inWords } from '../../formats.ts'
import { dayWords } from '../../words/day.ts'
import { nameOfTime } from '../row-name.ts'
import { takesWords } from '../time-taken.ts'
import type { Acts } from '../use-acts.ts'
import type { DayView, ViewRow } from '../view.ts'
import type { Moving } from './bound.tsx'
import { type Bound, lengthsOf, type Move, timeTakenBy } from './bounds.ts'

/** The present move of a bound. A move that was stored stays drawn until the day is read again. */
export function useBoundMove(acts: Acts, stored: StoredDay): Moving {
  const [move, setMove] = useState<Move>()
  const isStored = useRef(false)
  const focus = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (isStored.current) setMove(undefined)
    isStored.current = false
    const at = focus.current
    focus.current = undefined
    if (at !== undefined) document.querySelector<HTMLElement>(`.bound[data-at="${at}"]`)?.focus()
  }, [stored])
  const store = async (done: Move) => {
    if (isStored.current) return
    if (done.to === done.at) return setMove(undefined)
    isStored.current = true
    if (document.activeElement?.matches('.bound')) focus.current = done.to
    if (await acts.edit({ do: 'move', ...done }, 'timeline')) return
    isStored.current = false
    setMove(undefined)
  }
  return {
    move,
    show: (next) => !isStored.current && setMove(next),
    store,
    giveUp: () => setMove(undefined),
  }
}

export interface MoveResult {
  /**
   * The new lengths on both sides of the bound, such as `Outgoing call 1h 2m → 58m | Documentation
   * 21m → 25m`.
   */
  lengths: string
  /** The other rows that lose time by the move, in words. */
  takes: string | undefined
}

/** What a move would change, in words. */
export function resultOf(
  stored: StoredDay,
  view: DayView,
  { move, bound, rows }: { move: Move; bound: Bound; rows: readonly ViewRow[] },
): MoveResult {
  const { categories } = stored
  const lengths = lengthsOf(bound, rows).map(
    ({ row, was, is }) =>
      `${nameOfTime(row.stretch.category, categories)} ${inWords(was)} → ${inWords(is)}`,
  )
  return {
    lengths: lengths.join(' | '),
    takes: takesWords(timeTakenBy(stored, view, move), stored),
  }
}

export const spokenResult = ({ lengths, takes }: MoveResult) =>
  [lengths.replaceAll('→', dayWords.becomes).replaceAll(' | ', ', '), takes]
    .filter(Boolean)
    .join('. ')
