import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import type { Free } from '../open-form.ts'
import { lengthOf } from '../row-length.ts'
import { rowName } from '../row-name.ts'
import type { ViewRow } from '../view.ts'
import { placeOf, type Shown } from './axis.ts'

export const styleOf = ({ startedAt, endedAt }: Free, shown: Shown) => ({
  left: `${placeOf(startedAt, shown) * 100}%`,
  width: `${(placeOf(endedAt, shown) - placeOf(startedAt, shown)) * 100}%`,
})

/**
 * The smallest width of a block that stays visible beside the next block, as a fraction of the
 * timeline's width.
 */
const BRIEF = 0.005

interface BlockProps {
  row: ViewRow
  shown: Shown
  stored: StoredDay
  pick: () => void
}

/**
 * An entry on the timeline, for the pointer only. People who use the keyboard can do the same in
 * the table.
 */
export const Block = ({ row, shown, stored, pick }: BlockProps) => {
  const { stretch, startedAt, endedAt, foreign, running } = row
  const brief = placeOf(endedAt, shown) - placeOf(startedAt, shown) < BRIEF
  const marks = ['block', foreign && 'foreign', running && 'running', brief && 'brief']
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      class={marks.filter(Boolean).join(' ')}
      data-category={stretch.category}
      title={`${rowName(row, stored.categories)} · ${lengthOf(row)}`}
      style={{
        ...styleOf(row, shown),
        '--colour': colourOf(stretch.category, stored.settings.colours),
      }}
      onClick={() => !foreign && pick()}
    />
  )
}

/**
 * Time without an entry, between two entries on the timeline. A click adds an entry in that time.
 */
export const FreeBlock = ({ gap, shown, pick }: { gap: Free; shown: Shown; pick: () => void }) => (
  <button
    type="button"
    tabIndex={-1}
    aria-hidden="true"
    class="nothing"
    title={`${dayWords.addHere}: ${timeOfDay(gap.startedAt)}–${timeOfDay(gap.endedAt)}`}
    style={styleOf(gap, shown)}
    onClick={pick}
  />
)

/** A folded evening or night on the timeline. A click unfolds it. */
export const Fold = ({ fold, shown, open }: { fold: Free; shown: Shown; open: () => void }) => (
  <button
    type="button"
    class="fold"
    aria-label={dayWords.unfold(`${timeOfDay(fold.startedAt)}–${timeOfDay(fold.endedAt)}`)}
    title={dayWords.unfold(`${timeOfDay(fold.startedAt)}–${timeOfDay(fold.endedAt)}`)}
    style={styleOf(fold, shown)}
    onClick={open}
  />
)
