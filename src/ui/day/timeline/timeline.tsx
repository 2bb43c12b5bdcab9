import { useState } from 'preact/hooks'
import { minuteOf } from '../../../core/day/sums.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import type { DayEntry } from '../../calendar/day.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import { Lane } from '../calendar/lane.tsx'
import type { Opening } from '../open-form.ts'
import { lengthOf } from '../row-length.ts'
import { nameOfTime } from '../row-name.ts'
import type { Acts } from '../use-acts.ts'
import type { DayView } from '../view.ts'
import { placeOf, type Shown, shownPartOf, ticksOf } from './axis.ts'
import { Block, Fold, FreeBlock, styleOf } from './block.tsx'
import { BoundHandle } from './bound.tsx'
import { type Bound, boundsOf, rowsAfterMove } from './bounds.ts'
import { useDraw } from './draw-free-time.ts'
import { Label } from './label.tsx'
import { type MoveResult, resultOf, spokenResult, useBoundMove } from './move-bound.ts'
import { Pick } from './pick-category.tsx'

interface TimelineProps extends Opening {
  stored: StoredDay
  view: DayView
  acts: Acts
  entries: readonly DayEntry[]
}

const Hours = ({ shown, zone }: { shown: Shown; zone: string }) => (
  <div class="hours" aria-hidden="true">
    {ticksOf(shown, zone).map(({ at, label }) => (
      <span key={at} style={{ '--at': placeOf(at, shown) * 100 }}>
        {label}
      </span>
    ))}
  </div>
)

/** The starts of the evenings and nights that the person has unfolded. */
const useUnfolded = (stored: StoredDay, view: DayView) => {
  const [unfolded, setUnfolded] = useState<readonly number[]>([])
  const shown = shownPartOf(stored, view, unfolded)
  const open = (from: number) => {
    const rest = view.rests.find(({ startedAt, endedAt }) => startedAt <= from && from < endedAt)
    if (rest) setUnfolded([...unfolded, rest.startedAt])
  }
  const isUnfolded = view.rests.some(({ startedAt }) => unfolded.includes(startedAt))
  return { shown, open, isUnfolded, fold: () => setUnfolded([]) }
}

interface BarProps extends Pick<TimelineProps, 'stored' | 'view'> {
  shown: Shown
  moving: ReturnType<typeof useBoundMove>
  /** What the present move of a bound would change, in words. */
  result: MoveResult | undefined
  rows: DayView['rows']
  bounds: readonly Bound[]
  /** The time without an entry that is drawn or picked. */
  marked: { startedAt: number; endedAt: number } | undefined
  handlers: ReturnType<typeof useDraw>['handlers']
  pick: (time: { startedAt: number; endedAt: number; id?: string }) => void
  unfold: (from: number) => void
}

/** The bar with the entries, the times without an entry, and the bounds that can be moved. */
const Bar = ({ stored, view, shown, moving, result, rows, bounds, ...more }: BarProps) => {
  const { marked, handlers, pick, unfold } = more
  const name = (row: Bound['left']) => nameOfTime(row?.stretch.category ?? '', stored.categories)
  return (
    <div class="bar" data-from={shown.from} data-to={shown.to} {...handlers}>
      {!moving.move &&
        view.gaps.map((gap) => (
          <FreeBlock key={`gap ${gap.startedAt}`} gap={gap} shown={shown} pick={() => pick(gap)} />
        ))}
      {rows.map((row) => (
        <Block
          key={row.id}
          row={row}
          shown={shown}
          stored={stored}
          pick={() => pick({ startedAt: row.startedAt, endedAt: row.endedAt, id: row.id })}
        />
      ))}
      {shown.folds.map((fold) => (
        <Fold
          key={`fold ${fold.startedAt}`}
          fold={fold}
          shown={shown}
          open={() => unfold(fold.startedAt)}
        />
      ))}
      {marked && <div class="drawn" style={styleOf(marked, shown)} />}
      {bounds.map((bound) => (
        <BoundHandle
          key={bound.at}
          bound={bound}
          bounds={bounds}
          shown={shown}
          moving={moving}
          result={result && spokenResult(result)}
          nameOf={name}
        />
      ))}
    </div>
  )
}

interface LabelsProps {
  shown: Shown
  move: ReturnType<typeof useBoundMove>['move']
  result: MoveResult | undefined
  drawn: ReturnType<typeof useDraw>['drawn']
}

/**
 * The labels that show the change while the pointer is down: the new time of the moved bound, or
 * the start and end of the entry that is drawn.
 */
const Labels = ({ shown, move, result, drawn }: LabelsProps) => (
  <>
    {move && result && (
      <Label at={move.to} shown={shown}>
        <b>{timeOfDay(minuteOf(move.to))}</b> {result.lengths}
        {result.takes && <span class="takes">{result.takes}</span>}
      </Label>
    )}
    {drawn && (
      <Label at={drawn.endedAt} shown={shown}>
        <b>
          {timeOfDay(drawn.startedAt)}–{timeOfDay(drawn.endedAt)}
        </b>{' '}
        {lengthOf(drawn)}
      </Label>
    )}
  </>
)

/**
 * The day as a bar with an axis of hours. The bounds of entries can be dragged, and new entries can
 * be drawn on empty parts.
 */
export const Timeline = (props: TimelineProps) => {
  const { stored, view, acts, entries, opened, open, close } = props
  const moving = useBoundMove(acts, stored)
  const { move } = moving
  const { shown, isUnfolded, ...folding } = useUnfolded(stored, view)
  const bounds = boundsOf(stored, view)
  const rows = move ? rowsAfterMove(stored, view, move) : view.rows
  const bound = bounds.find(({ at }) => at === move?.at)
  const result = move && bound && resultOf(stored, view, { move, bound, rows })
  const pick: BarProps['pick'] = (time) => open({ form: 'pick', ...time })
  const { drawn, handlers } = useDraw({ stored, view, shown, done: pick })
  const picked = opened?.form === 'pick' && opened.id === undefined ? opened : undefined
  return (
    <section class="timeline" aria-label={dayWords.timeline} aria-describedby="bound-hint">
      <div class="scroll">
        {!move && (
          <Lane
            entries={entries}
            stored={stored}
            view={view}
            shown={shown}
            acts={acts}
            open={open}
          />
        )}
        <Bar
          stored={stored}
          view={view}
          shown={shown}
          moving={moving}
          result={result}
          rows={rows}
          bounds={bounds}
          marked={drawn ?? picked}
          handlers={handlers}
          pick={pick}
          unfold={folding.open}
        />
        <Hours shown={shown} zone={stored.zone} />
      </div>
      <Labels shown={shown} move={move} result={result} drawn={drawn} />
      <Pick stored={stored} view={view} acts={acts} shown={shown} opened={opened} close={close} />
      {isUnfolded && (
        <button type="button" id="fold-again" class="plain" onClick={folding.fold}>
          {dayWords.foldAgain}
        </button>
      )}
      <p id="bound-hint" class="spoken">
        {dayWords.boundHint}
      </p>
    </section>
  )
}
