import { compareGuess, type Guess as Guessed } from '../../../core/report/guess.ts'
import type { Totals } from '../../../core/report/totals.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { inPercent, pointsBetween } from '../formats.ts'
import { Table } from '../table.tsx'

interface GuessProps {
  guess: Guessed
  base: Totals
  naming: Naming
  shared: SharedByCharts
}

/** The person's guess for the month, compared with the measured shares. */
export const Guess = ({ guess, base, naming, shared }: GuessProps) => {
  const rows = compareGuess(guess, base)
  const [worst] = rows.toSorted((a, b) => Math.abs(b.off) - Math.abs(a.off))
  if (!worst) return null
  const says = reportWords.guessSays(
    naming.inTotal(worst.id),
    inPercent(worst.guessed),
    inPercent(worst.was),
  )
  return (
    <ChartSection
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
      shared={shared}
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
    </ChartSection>
  )
}
