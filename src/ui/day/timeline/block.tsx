import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { timeOfDay } from '../../dates.ts'
import { dayWords } from '../../words/day.ts'
import { lengthOf } from '../length.ts'
import { rowName } from '../names.ts'
import type { Free } from '../open-form.ts'
import type { ViewRow } from '../view.ts'
import { placeOf, type Shown } from './axis.ts'

export const styleOf = ({ startedAt, endedAt }: Free, shown: Shown) => ({
  left: `${placeOf(startedAt, shown) * 100}%`,
  width: `${(placeOf(endedAt, shown) - placeOf(startedAt, shown)) * 100}%`,
})

/** A smaller part of the bar (0–1) would be hidden under the next block. */
const BRIEF = 0.005

interface BlockProps {
  row: ViewRow
  shown: Shown
  stored: StoredDay
  pick: () => void
}

/** For the pointer only; with keys, the table does the same. */
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

/** Free time between two entries: a click on it adds. */
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

/** A folded evening or night: a click opens it. */
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
