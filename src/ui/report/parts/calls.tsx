import type { CallTime as Call, DialingAgainstTalk } from '../../../core/report/calls.ts'
import { percentsOf } from '../../../core/report/percents.ts'
import { shareOf } from '../../../core/report/totals.ts'
import { hoursMinutes } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { decimal, inPercent, shareOrDash } from '../formats.ts'
import { Table } from '../table.tsx'

interface BesideProps {
  beside: readonly Call[]
  naming: Naming
  shared: SharedByCharts
}

/** A chart of calls and meetings, and of how long the CRM was open during them. */
export const WithCrmOpen = ({ beside, naming, shared }: BesideProps) => {
  if (beside.length === 0) return null
  const sum = (of: (call: Call) => number) => beside.reduce((all, call) => all + of(call), 0)
  const share = shareOrDash(
    shareOf(
      sum(({ open }) => open),
      sum(({ ms }) => ms),
    ),
  )
  return (
    <ChartSection
      id="beside"
      title={reportWords.beside}
      says={`${reportWords.besideSays(share)} ${reportWords.besideMark}`}
      draw={bars(
        beside.map(({ category, ms, open }) => ({
          key: category,
          name: naming.name(category),
          texture: category,
          value: ms,
          part: open,
          text: shareOrDash(shareOf(open, ms)),
        })),
      )}
      shared={shared}
    >
      <Table
        caption={reportWords.beside}
        heads={[
          reportWords.category,
          reportWords.time,
          reportWords.crmOpen,
          reportWords.share,
          reportWords.count,
          reportWords.withCrm,
        ]}
        rows={beside.map(({ category, ms, open, count, withCrm }) => ({
          key: category,
          head: naming.name(category),
          cells: [
            hoursMinutes(ms),
            hoursMinutes(open),
            shareOrDash(shareOf(open, ms)),
            count,
            withCrm,
          ],
        }))}
      />
    </ChartSection>
  )
}

interface DialingProps {
  now: DialingAgainstTalk
  was: DialingAgainstTalk
  beforeName: string
  naming: Naming
  shared: SharedByCharts
  /** Whether only shares are shown, without lengths of time, as for a team. */
  shares?: boolean
}

/** The ratio of dialing to talk, written as minutes of dialing per hour of talk. */
export const perHour = (ratio: number | undefined) =>
  ratio === undefined ? '–' : decimal(ratio * 60)

const dialingWords = ({ now, was, beforeName }: DialingProps) => {
  if (now.dialing === 0) return reportWords.noDialing
  if (now.ratio === undefined) return reportWords.noTalk
  return [
    reportWords.dialingSays(perHour(now.ratio)),
    ...(was.dialing > 0 && was.ratio !== undefined
      ? [reportWords.dialingBefore(beforeName, perHour(was.ratio))]
      : []),
    reportWords.dialingHint,
    ...(now.partly || was.partly ? [reportWords.dialingPartly] : []),
  ].join(' ')
}

/**
 * The time of dialing and waiting, compared with the time of talk. The ratio measures the quality
 * of a call list.
 */
export const Dialing = (props: DialingProps) => {
  const { now, was, naming, shared, shares = false } = props
  if (now.dialing + now.talk + was.dialing === 0 && !now.partly) return null
  const recorded = now.dialing > 0
  const rows = [
    { id: 'dialing', now: now.dialing },
    { id: 'outgoing-call', now: now.talk },
  ]
  const percents = ({ dialing, talk }: DialingAgainstTalk) =>
    percentsOf({ dialing, 'outgoing-call': talk })
  const [percentsNow, percentsBefore] = [percents(now), percents(was)]
  const hasBefore = was.dialing + was.talk > 0
  return (
    <ChartSection
      id="dialing"
      title={reportWords.dialing}
      says={dialingWords(props)}
      draw={
        recorded
          ? bars(
              rows.map(({ id, now }) => ({
                key: id,
                name: naming.itself(id),
                texture: id,
                value: now,
                text: shares ? inPercent(percentsNow.get(id)) : hoursMinutes(now),
              })),
            )
          : undefined
      }
      shared={shared}
    >
      {recorded && (
        <Table
          caption={reportWords.dialing}
          heads={[
            reportWords.category,
            ...(shares ? [] : [reportWords.time]),
            reportWords.share,
            reportWords.before,
          ]}
          rows={rows.map(({ id, now }) => ({
            key: id,
            head: naming.itself(id),
            cells: [
              ...(shares ? [] : [hoursMinutes(now)]),
              inPercent(percentsNow.get(id)),
              inPercent(hasBefore ? percentsBefore.get(id) : undefined),
            ],
          }))}
          foot={{
            key: 'ratio',
            head: reportWords.perHour,
            cells: [...(shares ? [] : ['']), perHour(now.ratio), perHour(was.ratio)],
          }}
        />
      )}
    </ChartSection>
  )
}
