import { differences, kindOf } from '../../../core/scheme/edits.ts'
import type { SchemeContent } from '../../../core/scheme/versions.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { differenceWords } from './difference.ts'

interface ChangesProps {
  before: SchemeContent
  after: SchemeContent
}

/** The largest number of lines that are shown at once. Further lines are folded. */
const FEW = 4

/**
 * The differences in words, one line for each. If there are many differences and the new scheme is
 * the base or the detailed scheme, there is only one line, with the name of that scheme.
 */
function linesOf({ before, after }: ChangesProps): string[] {
  const found = differences(before, after)
  const kind = kindOf(after.categories)
  const known = found.length > FEW && kind !== 'own' && kind !== kindOf(before.categories)
  const shown = known ? found.filter(({ what }) => what === 'every') : found
  return [
    ...(known ? [words.kinds[kind]] : []),
    ...shown.map((one) => differenceWords(one, after.categories)),
  ]
}

/** The differences between two versions of the scheme, one line for each. */
export const Changes = (props: ChangesProps) => {
  const lines = linesOf(props)
  const list = (
    <ul class="changes">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
  if (lines.length <= FEW) return list
  return (
    <details>
      <summary>{words.changes(lines.length)}</summary>
      {list}
    </details>
  )
}
