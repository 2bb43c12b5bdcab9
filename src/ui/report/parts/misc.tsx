import { noteShares } from '../../../core/report/misc-notes.ts'
import type { MiscNotes } from '../../../core/report/misc-watch.ts'
import { hoursMinutes, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { inPercent, shareOrDash } from '../formats.ts'
import { Table } from '../table.tsx'

interface MiscProps {
  notes: MiscNotes
  /** The notes of the category Misc in the earlier range. */
  before: MiscNotes
  /**
   * The share of the category Misc in whole percents. The chart of all categories shows the same
   * number.
   */
  percent: number | undefined
  /** The share from 0 to 1 above which there is too much time in Misc. */
  limit: number
  naming: Naming
  shared: SharedByCharts
}

/** The largest number of notes that are shown. */
const MOST = 8

/** The address of the form in the settings that makes a category with this name. */
export const makeCategory = (note: string) =>
  `settings.html#make-category=${encodeURIComponent(note)}`

/** The most frequent notes of the category Misc. */
export const Misc = ({ notes, before, percent, limit, naming, shared }: MiscProps) => {
  if (notes.misc === 0) return null
  const rows = noteShares(notes, before).slice(0, MOST)
  return (
    <ChartSection
      id="misc"
      title={reportWords.miscWatch}
      says={[
        reportWords.miscSays(naming.itself('misc'), inPercent(percent)),
        reportWords.miscLimit(shareOrDash(limit)),
        ...(rows.length === 0 ? [reportWords.miscNone] : []),
        ...(notes.unnoted > 0 ? [reportWords.miscUnnoted(inWords(notes.unnoted))] : []),
      ].join(' ')}
      draw={
        rows.length > 0
          ? bars(
              rows.map(({ key, note, ms, ofMisc }) => ({
                key,
                name: note,
                texture: 'misc',
                value: ms,
                text: inPercent(ofMisc),
              })),
            )
          : undefined
      }
      shared={shared}
      wide
      numbers="always"
    >
      {rows.length > 0 && (
        <Table
          caption={reportWords.miscWatch}
          heads={[
            reportWords.note,
            reportWords.count,
            reportWords.time,
            reportWords.ofMisc,
            reportWords.ofWork,
            reportWords.ofWorkBefore,
            reportWords.makeCategory,
          ]}
          rows={rows.map(({ key, note, ms, count, ofMisc, ofWork, before }) => ({
            key,
            head: note,
            cells: [
              reportWords.repeated(count),
              hoursMinutes(ms),
              inPercent(ofMisc),
              inPercent(ofWork),
              inPercent(before),
              <a key="make" href={makeCategory(note)} aria-label={reportWords.makeCategoryOf(note)}>
                {reportWords.makeCategory}
              </a>,
            ],
          }))}
        />
      )}
    </ChartSection>
  )
}
