import { noteShares } from '../../../core/report/misc-notes.ts'
import type { MiscNotes } from '../../../core/report/misc-watch.ts'
import { hoursMinutes, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { inPercent, part } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

interface MiscProps {
  notes: MiscNotes
  /** Of the range before. */
  before: MiscNotes
  /** Whole percents, as among all categories. */
  percent: number | undefined
  /** A larger share is too much, 0–1. */
  limit: number
  naming: Naming
  album: Album
}

/** The most notes that are shown. */
const MOST = 8

/** A link to the settings page, which begins a new category with this name. */
export const makeCategory = (note: string) =>
  `settings.html#make-category=${encodeURIComponent(note)}`

/** The commonest notes of misc. */
export const Misc = ({ notes, before, percent, limit, naming, album }: MiscProps) => {
  if (notes.misc === 0) return null
  const rows = noteShares(notes, before).slice(0, MOST)
  return (
    <Picture
      id="misc"
      title={reportWords.miscWatch}
      says={[
        reportWords.miscSays(naming.itself('misc'), inPercent(percent)),
        reportWords.miscLimit(part(limit)),
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
      album={album}
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
    </Picture>
  )
}
