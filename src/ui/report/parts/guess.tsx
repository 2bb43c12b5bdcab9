import { compareGuess, type Guess as Guessed } from '../../../core/report/guess.ts'
import type { Totals } from '../../../core/report/totals.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { inPercent, pointsBetween } from '../formats.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

interface GuessProps {
  guess: Guessed
  base: Totals
  naming: Naming
  album: Album
}

/** The person's guess for the month, compared with the measured shares. */
export const Guess = ({ guess, base, naming, album }: GuessProps) => {
  const rows = compareGuess(guess, base)
  const [worst] = rows.toSorted((a, b) => Math.abs(b.off) - Math.abs(a.off))
  if (!worst) return null
  const says = reportWords.guessSays(
    naming.inTotal(worst.id),
    inPercent(worst.guessed),
    inPercent(worst.was),
  )
  return (
    <Picture
      id="guess"
      title={reportWords.guess}
      says={`${says} ${reportWords.guessMark}`}
      draw={bars(
        rows.map(({ id, guessed, was }) => ({
          key: id,
          name: naming.inTotal(id),
          texture: id,
          value: was,
          mark: guessed,
          text: inPercent(was),
          change: pointsBetween(was, guessed),
        })),
      )}
      album={album}
    >
      <Table
        caption={reportWords.guess}
        heads={[
          reportWords.category,
          reportWords.guessed,
          reportWords.measured,
          reportWords.change,
        ]}
        rows={rows.map(({ id, guessed, was }) => ({
          key: id,
          head: naming.inTotal(id),
          cells: [inPercent(guessed), inPercent(was), pointsBetween(was, guessed)],
        }))}
      />
    </Picture>
  )
}
