import { hoursMinutes, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { Table } from '../table.tsx'

interface LongestProps {
  longest: readonly { category: string; ms: number; when?: string }[]
  naming: Naming
  shared: SharedByCharts
}

/** A chart of the longest uninterrupted time in each category. */
export const Longest = ({ longest, naming, shared }: LongestProps) => {
  const [first] = longest
  if (!first) return null
  const dated = first.when !== undefined
  return (
    <ChartSection
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
      shared={shared}
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
    </ChartSection>
  )
}
