import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { UNEXPLAINED } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import type { Acts } from '../edits.ts'
import { lengthOf } from '../length.ts'
import { nameOfTime, rowName } from '../names.ts'
import type { OpenForm } from '../open-form.ts'
import { takesWords } from '../time-taken.ts'
import type { DayView, ViewRow } from '../view.ts'
import { placeOf, type Shown, shownPartOf, ticksOf } from './axis.ts'
import { BoundHandle, type Moving } from './bound.tsx'
import { type Bound, boundsOf, type Move, rowsAfterMove, timeTakenBy } from './bounds.ts'

interface TimelineProps {
  stored: StoredDay
  view: DayView
  acts: Acts
  open: (form: OpenForm) => void
}

const styleOf = (from: number, to: number, shown: Shown) => ({
  left: `${placeOf(from, shown) * 100}%`,
  width: `${(placeOf(to, shown) - placeOf(from, shown)) * 100}%`,
})

/** A smaller part of the bar (0–1) would be hidden under the next block. */
const BRIEF = 0.005

/** For the pointer only; with keys, the table does the same. */
const Block = ({ row, shown, stored, open }: BlockProps) => {
  const { stretch, startedAt, endedAt, foreign, running } = row
  const away = stretch.category === UNEXPLAINED
  const brief = placeOf(endedAt, shown) - placeOf(startedAt, shown) < BRIEF
  const title = `${rowName(row, stored.categories)} · ${lengthOf(row)}`
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      class={['block', foreign && 'foreign', running && 'running', brief && 'brief']
        .filter(Boolean)
        .join(' ')}
      data-category={stretch.category}
      title={title}
      style={{
        ...styleOf(startedAt, endedAt, shown),
        '--colour': colourOf(stretch.category, stored.settings.colours),
      }}
      onClick={() => !foreign && open({ form: away ? 'explain' : 'edit', id: row.id })}
    />
  )
}

interface BlockProps extends Pick<TimelineProps, 'stored' | 'open'> {
  row: ViewRow
  shown: Shown
}

/** The move of a bound; after it is stored it stays shown until the day is read again. */
function useBoundMove(acts: Acts, stored: StoredDay): Moving {
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

/** The day as a bar with hours; bounds can be moved. */
export const Timeline = ({ stored, view, acts, open }: TimelineProps) => {
  const moving = useBoundMove(acts, stored)
  const { move } = moving
  const shown = shownPartOf(stored, view)
  const bounds = boundsOf(stored, view)
  const rows = move ? rowsAfterMove(stored, view, move) : view.rows
  const takes = move && takesWords(timeTakenBy(stored, view, move), stored)
  const name = (row: Bound['left']) => nameOfTime(row?.stretch.category ?? '', stored.categories)
  return (
    <section class="timeline" aria-label={dayWords.timeline} aria-describedby="bound-hint">
      <div class="scroll">
        <div class="bar" data-from={shown.from} data-to={shown.to}>
          {!move &&
            view.gaps.map((gap) => (
              <button
                type="button"
                tabIndex={-1}
                aria-hidden="true"
                key={`gap ${gap.startedAt}`}
                class="nothing"
                title={`${dayWords.addHere}: ${timeOfDay(gap.startedAt)}–${timeOfDay(gap.endedAt)}`}
                style={styleOf(gap.startedAt, gap.endedAt, shown)}
                onClick={() => open({ form: 'add', gap })}
              />
            ))}
          {rows.map((row) => (
            <Block key={row.id} row={row} shown={shown} stored={stored} open={open} />
          ))}
          {bounds.map((bound) => (
            <BoundHandle
              key={bound.at}
              bound={bound}
              bounds={bounds}
              shown={shown}
              moving={moving}
              takes={takes}
              nameOf={name}
            />
          ))}
        </div>
        <div class="hours" aria-hidden="true">
          {ticksOf(shown, stored.zone).map(({ at, label }) => (
            <span key={at} style={{ '--at': `${placeOf(at, shown) * 100}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <p class="takes" role="status">
        {takes}
      </p>
      <p id="bound-hint" class="spoken">
        {dayWords.boundHint}
      </p>
    </section>
  )
}
