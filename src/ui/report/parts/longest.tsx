import { hoursMinutes, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

interface LongestProps {
  longest: readonly { category: string; ms: number; when?: string }[]
  naming: Naming
  album: Album
}

/** A picture of the longest uninterrupted time in each category. */
export const Longest = ({ longest, naming, album }: LongestProps) => {
  const [first] = longest
  if (!first) return null
  const dated = first.when !== undefined
  return (
    <Picture
      id="longest"
      title={reportWords.longest}
      says={reportWords.longestSays(naming.name(first.category), inWords(first.ms))}
      draw={bars(
        longest.map(({ category, ms }) => ({
          key: category,
          name: naming.name(category),
          texture: category,
          value: ms,
          text: hoursMinutes(ms),
        })),
      )}
      album={album}
    >
      <Table
        caption={reportWords.longest}
        heads={[reportWords.category, reportWords.time, ...(dated ? [reportWords.when] : [])]}
        rows={longest.map(({ category, ms, when }) => ({
          key: category,
          head: naming.name(category),
          cells: [hoursMinutes(ms), ...(dated ? [when] : [])],
        }))}
      />
    </Picture>
  )
}
