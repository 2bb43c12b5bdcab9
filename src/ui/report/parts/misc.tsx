import type { MiscWatch } from '../../../core/report/misc-watch.ts'
import { shareOf } from '../../../core/report/totals.ts'
import { hoursMinutes, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { dayMonth, part } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

interface MiscProps {
  misc: MiscWatch & { from: string }
  /** A larger share is too much. */
  limit: number
  naming: Naming
  album: Album
}

/** The most notes that are shown. */
const MOST = 8

/** A link to the settings page, which begins a new category with this name. */
const makeCategory = (note: string) => `settings.html#make-category=${encodeURIComponent(note)}`

/** Whether Misc is too large, and its commonest notes. */
export const Misc = ({ misc, limit, naming, album }: MiscProps) => {
  const { share, over, unnoted, misc: all } = misc
  if (share === undefined || all === 0) return null
  const notes = misc.notes.slice(0, MOST)
  return (
    <Picture
      id="misc"
      title={reportWords.miscWatch}
      says={[
        reportWords.miscSays(naming.itself('misc'), part(share), dayMonth(misc.from)),
        over ? reportWords.miscTooMuch(part(limit)) : reportWords.miscFine(part(limit)),
        ...(notes.length === 0 ? [reportWords.miscNone] : []),
        ...(unnoted > 0 ? [reportWords.miscUnnoted(inWords(unnoted))] : []),
      ].join(' ')}
      draw={
        notes.length > 0
          ? bars(
              notes.map(({ note, ms }) => ({
                key: note,
                name: note,
                texture: 'misc',
                value: ms,
                text: part(shareOf(ms, all)),
              })),
            )
          : undefined
      }
      album={album}
    >
      {notes.length > 0 && (
        <Table
          caption={reportWords.miscWatch}
          heads={[
            reportWords.note,
            reportWords.count,
            reportWords.time,
            reportWords.share,
            reportWords.makeCategory,
          ]}
          rows={notes.map(({ note, ms, count }) => ({
            key: note,
            head: note,
            cells: [
              reportWords.repeated(count),
              hoursMinutes(ms),
              part(shareOf(ms, all)),
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
