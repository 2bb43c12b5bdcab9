import { everInForce } from '../../../core/scheme/change.ts'
import type { SchemeVersion } from '../../../core/scheme/versions.ts'
import { dayInFull } from '../../dates.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { Changes } from './changes.tsx'

/** The list of earlier changes. The newest change is first. Empty before the first change. */
export const History = ({ versions }: { versions: readonly SchemeVersion[] }) => {
  const all = everInForce(versions)
  if (all.length < 2) return null
  return (
    <details id="scheme-history" name="scheme">
      <summary>{words.history}</summary>
      <ol reversed>
        {all
          .map((version, i) => {
            const before = all[i - 1]
            return (
              <li key={version.version}>
                <b>
                  {version.from ? words.historyOn(dayInFull(version.from)) : words.historyFirst}
                </b>
                {before && <Changes before={before} after={version} />}
              </li>
            )
          })
          .toReversed()}
      </ol>
    </details>
  )
}
