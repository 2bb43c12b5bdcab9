import type { Range } from '../../core/report/range.ts'
import { reportWords } from '../words/report.ts'
import { rangeName, withCapital } from './formats.ts'

/**
 * The page's first heading, which names the shown range. The heading gets the focus when the
 * control that had the focus disappears.
 */
export const RangeTitle = ({ range }: { range: Range }) => (
  <h1 id="shown-range" tabIndex={-1} aria-live="polite">
    <span class="unseen">{reportWords.title}: </span>
    {withCapital(rangeName(range))}
  </h1>
)
