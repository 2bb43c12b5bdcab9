import { originPercents, type Quality as Told } from '../../../core/report/quality.ts'
import { shareOf } from '../../../core/report/totals.ts'
import { hoursMinutes } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { dayMonth, inPercent, shareOrDash } from '../formats.ts'
import { Table } from '../table.tsx'

interface QualityProps {
  quality: Told
  shared: SharedByCharts
  /** Whether only shares are shown, without lengths of time, as for several people. */
  shares?: boolean
  /**
   * Days without work on which the person recorded only breaks or private time. They are known only
   * in a person's own report.
   */
  unsent?: readonly string[]
}

/**
 * The four parts of working time, each with the texture of its bar. The first three are work, and
 * the last is unexplained time. The figure *explained* is the share of the first three in all four.
 */
const PARTS = [
  ['automatic', 'plain'],
  ['byHand', 'lines'],
  ['edited', 'dots'],
  ['unexplained', 'unexplained'],
] as const

const Missing = ({ missingDays }: Pick<Told, 'missingDays'>) => (
  <p class="says" id="missing-days">
    {missingDays.length === 0
      ? reportWords.noMissingDays
      : `${reportWords.missingDays(missingDays.length)} ${missingDays.map(dayMonth).join(', ')}`}
  </p>
)

/**
 * Expected working days on which the person recorded only breaks or private time, which are not
 * sent. Each day is a link to its page.
 */
export const UnsentDays = ({ days }: { days: readonly string[] }) =>
  days.length > 0 && (
    <p class="says" id="unsent-days">
      {reportWords.unsentDays}{' '}
      {days.map((date, i) => (
        <span key={date}>
          {i > 0 && ', '}
          <a href={`day.html#${date}`}>{dayMonth(date)}</a>
        </span>
      ))}
      . {reportWords.unsentHint}
    </p>
  )

/**
 * Time that belongs to none of the `PARTS`. A team's report shows only overlapping time. It cannot
 * show the other lengths, because breaks and private time are not sent to the endpoint, and it does
 * not know whether missing time was one of these.
 */
const asideOf = (quality: Told, shares: boolean): readonly (readonly [string, number])[] => [
  ...(shares
    ? []
    : ([
        [reportWords.breaks, quality.breaks],
        [reportWords.privates, quality.private],
        [reportWords.missing, quality.missing],
        [reportWords.outside, quality.outside],
      ] as const)),
  [reportWords.overlapping, quality.overlapping],
]

/** A chart that shows how complete the data are. */
export const Quality = ({ quality, shared, shares = false, unsent = [] }: QualityProps) => {
  const percents = originPercents(quality)
  const all = PARTS.reduce((sum, [name]) => sum + quality[name], 0)
  const length = (ms: number) => (shares ? [] : [hoursMinutes(ms)])
  return (
    <ChartSection
      id="quality"
      title={reportWords.quality}
      says={shares ? reportWords.explainedSays : reportWords.qualitySays}
      draw={bars(
        PARTS.map(([name, texture]) => ({
          key: name,
          name: reportWords[name],
          texture,
          value: quality[name],
          text: inPercent(percents.get(name)),
        })),
      )}
      shared={shared}
      more={
        !shares && (
          <>
            <Missing {...quality} />
            <UnsentDays days={unsent} />
          </>
        )
      }
    >
      <Table
        caption={reportWords.quality}
        heads={[
          reportWords.columns.source,
          ...(shares ? [] : [reportWords.time]),
          reportWords.share,
        ]}
        rows={[
          ...PARTS.map(([name]) => ({
            key: name,
            head: reportWords[name],
            cells: [...length(quality[name]), inPercent(percents.get(name))],
          })),
          ...asideOf(quality, shares)
            .filter(([, ms]) => ms > 0)
            .map(([name, ms]) => ({
              key: name,
              head: name,
              cells: shares
                ? [shareOrDash(shareOf(ms, all))]
                : [hoursMinutes(ms), reportWords.inNoShare],
            })),
        ]}
      />
    </ChartSection>
  )
}
