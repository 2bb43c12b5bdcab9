import type { Stretch } from '../../core/time/segment.ts'
import { BREAK } from '../../core/time/segment.ts'
import type { Around } from '../../store/views/around-away.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { answerWords } from '../words/answers.ts'
import { nameById, words } from '../words/common.ts'

interface StripProps {
  /**
   * The entries in the hour before and in the hour after the time away. Undefined until they are
   * read; the strip has its height from the start.
   */
  around: Around | undefined
  view: PopupView
}

/** A strip that shows the hour before the time away, the time away, and the hour after it. */
export const Strip = ({ around, view }: StripProps) => {
  const { before = [], after = [] } = around ?? {}
  const nameOf = (stretch: Stretch | undefined) => {
    if (!stretch) return undefined
    const { category } = stretch
    return category === BREAK ? words.notWork : nameById(category, view.categories)
  }
  const [was, is] = [nameOf(before.at(-1)), nameOf(after[0])]
  return (
    <>
      <div class="strip" aria-hidden="true">
        <Side stretches={before} view={view} />
        <b />
        <Side stretches={after} view={view} />
      </div>
      <p class="ends">
        <span>{was && answerWords.before(was)}</span>
        <span>{is && answerWords.after(is)}</span>
      </p>
    </>
  )
}

const Side = ({ stretches, view }: { stretches: readonly Stretch[]; view: PopupView }) => (
  <span>
    {stretches.map(({ category, startedAt, endedAt = startedAt }) => (
      <i
        key={startedAt}
        style={{
          flexGrow: Math.max(1, endedAt - startedAt),
          '--colour': colourOf(category, view.colours),
        }}
      />
    ))}
  </span>
)
