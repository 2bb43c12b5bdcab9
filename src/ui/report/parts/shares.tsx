import { type ShareChange, shareChanges } from '../../../core/report/compare.ts'
import type { Totals } from '../../../core/report/totals.ts'
import { hoursMinutes } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { inPercent, pointsBetween } from '../formats.ts'
import { Table } from '../table.tsx'

interface NumbersProps {
  caption: string
  head: string
  rows: readonly ShareChange[]
  name: (id: string) => string
  /** Whether only shares are shown, without lengths of time, as for a team. */
  shares: boolean
}

export const ShareNumbers = ({ caption, head, rows, name, shares }: NumbersProps) => (
  <Table
    caption={caption}
    heads={[
      head,
      ...(shares ? [] : [reportWords.time]),
      reportWords.share,
      reportWords.before,
      reportWords.change,
    ]}
    rows={rows.map(({ id, ms, percent, percentBefore }) => ({
      key: id,
      head: name(id),
      cells: [
        ...(shares ? [] : [hoursMinutes(ms)]),
        inPercent(percent),
        inPercent(percentBefore),
        pointsBetween(percent, percentBefore),
      ],
    }))}
  />
)

export const shareBars = (
  rows: readonly ShareChange[],
  name: (id: string) => string,
  texture: (id: string) => string,
) =>
  bars(
    rows.map(({ id, share, before, percent, percentBefore }) => ({
      key: id,
      name: name(id),
      texture: texture(id),
      value: share,
      mark: before,
      text: inPercent(percent),
      ...(percentBefore !== undefined && { change: pointsBetween(percent, percentBefore) }),
    })),
  )

interface SharesProps {
  work: Totals
  before: Totals
  /** The name of the earlier range. */
  beforeName: string
  naming: Naming
  shared: SharedByCharts
  /** How long the person worked, in words. Undefined for a team. */
  worked?: string | undefined
  /**
   * Whether the time of each sub-category is added to its base category in both ranges. True if the
   * categories changed between the two ranges.
   */
  rolled: boolean
  /**
   * Whether only shares are shown. True for several people, because their days cannot be compared
   * by length.
   */
  shares?: boolean
}

/** The shares of the categories, compared with the earlier range. */
export const Shares = (props: SharesProps) => {
  const { work, before, beforeName, naming, shared, worked, rolled, shares = false } = props
  const rows = shareChanges(work, before)
  const name = rolled ? naming.inTotal : naming.itself
  const says = [
    rows[0]?.before !== undefined && reportWords.sharesMark(beforeName),
    rolled && reportWords.sharesRolled,
  ]
  return (
    <ChartSection
      id="shares"
      title={reportWords.shares}
      says={
        <>
          {worked && <span id="worked">{worked}</span>} {says.filter(Boolean).join(' ')}
        </>
      }
      draw={shareBars(rows, name, (id) => id)}
      shared={shared}
      first
    >
      <ShareNumbers
        caption={reportWords.shares}
        head={reportWords.category}
        shares={shares}
        rows={rows}
        name={name}
      />
    </ChartSection>
  )
}
