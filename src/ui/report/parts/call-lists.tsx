import type { CallList } from '../../../core/report/call-lists.ts'
import { hoursMinutes } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { Table } from '../table.tsx'
import { perHour } from './calls.tsx'

interface CallListsProps {
  lists: readonly CallList[]
  shared: SharedByCharts
}

/** The largest number of call lists that are shown. */
const MOST = 8

/**
 * Minutes of dialing per hour of talk, for each call list. Draws nothing for a single list, because
 * the chart *Dialing vs. talking* then shows the same number.
 */
export const CallLists = ({ lists, shared }: CallListsProps) => {
  if (lists.length < 2) return null
  const shown = lists.slice(0, MOST)
  return (
    <ChartSection
      id="call-lists"
      title={reportWords.callLists}
      says={`${reportWords.callListsSays} ${reportWords.dialingHint}`}
      draw={bars(
        shown.map(({ key, note, ratio = 0 }) => ({
          key,
          name: note,
          texture: 'dialing',
          value: ratio,
          text: perHour(ratio),
        })),
      )}
      shared={shared}
    >
      <Table
        caption={reportWords.callLists}
        heads={[reportWords.callList, reportWords.dialed, reportWords.talked, reportWords.perHour]}
        rows={shown.map(({ key, note, dialing, talk, ratio }) => ({
          key,
          head: note,
          cells: [hoursMinutes(dialing), hoursMinutes(talk), perHour(ratio)],
        }))}
      />
    </ChartSection>
  )
}
