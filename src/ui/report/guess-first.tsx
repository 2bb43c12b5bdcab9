import { useState } from 'preact/hooks'
import { partsIn, scaleGuess } from '../../core/report/guess.ts'
import { BASE_IDS } from '../../core/report/roll-up.ts'
import { reportWords } from '../words/report.ts'
import type { Naming } from './category-names.ts'
import { PAGE } from './chart-colours.ts'
import { inPercent, monthYear } from './formats.ts'
import { Swatch } from './swatch.tsx'

interface GuessFirstProps {
  /** The first day of the month. */
  month: string
  naming: Naming
  /** Stores the guess. Called without a guess if the person skips the question. */
  keep: (guess?: Record<string, number>) => void
}

interface RowProps {
  id: string
  naming: Naming
  typed: string | undefined
  /**
   * The guess as a share of the sum of all typed numbers, whole percents 0–100. Undefined while
   * that sum is 0.
   */
  percent: number | undefined
  set: (value: string) => void
}

const Row = ({ id, naming, typed, percent, set }: RowProps) => (
  <div class="guessed">
    <label for={`guess-${id}`}>
      <Swatch texture={id} textures={naming.textures} ink={PAGE} /> {naming.name(id)}
    </label>
    <input
      type="range"
      aria-label={naming.name(id)}
      min="0"
      max="100"
      value={partsIn(typed ?? '') ?? 0}
      onInput={({ currentTarget: { value } }) => set(value)}
    />
    <input
      id={`guess-${id}`}
      inputMode="decimal"
      autocomplete="off"
      placeholder="0"
      value={typed ?? ''}
      aria-invalid={partsIn(typed ?? '') === undefined}
      aria-describedby="guess-said"
      onInput={({ currentTarget: { value } }) => set(value)}
    />
    <output for={`guess-${id}`}>
      {percent !== undefined && reportWords.guessShare(inPercent(percent))}
    </output>
  </div>
)

/**
 * Asks the person to guess how the time of a month is divided, before the month's report is shown.
 * The typed numbers can have any sum, because the shares are computed from them.
 */
export const GuessFirst = ({ month, naming, keep }: GuessFirstProps) => {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const partsOf = (id: string) => partsIn(typed[id] ?? '')
  const refused = BASE_IDS.find((id) => partsOf(id) === undefined)
  const guess = scaleGuess(Object.fromEntries(BASE_IDS.map((id) => [id, partsOf(id) ?? 0])))
  return (
    <form
      id="guess-first"
      onSubmit={(event) => {
        event.preventDefault()
        if (refused) document.getElementById(`guess-${refused}`)?.focus()
        // If no number above 0 was typed, `guess` is undefined, as if the question was skipped. The
        // report is also shown to people who do not guess.
        else keep(guess)
      }}
    >
      <h2>{reportWords.guessTitle(monthYear(month))}</h2>
      <p class="says">{reportWords.guessIntro}</p>
      {BASE_IDS.map((id) => (
        <Row
          key={id}
          id={id}
          naming={naming}
          typed={typed[id]}
          percent={refused ? undefined : guess?.[id]}
          set={(value) => setTyped({ ...typed, [id]: value })}
        />
      ))}
      <p id="guess-said" class={refused ? 'left failed' : 'left'} role="status">
        {refused ? reportWords.guessRefused(naming.name(refused)) : reportWords.guessParts}
      </p>
      <p class="acts">
        <button type="submit" class="button main">
          {reportWords.guessDone}
        </button>
        <button type="button" class="plain" id="skip-guess" onClick={() => keep()}>
          {reportWords.guessSkip}
        </button>
      </p>
    </form>
  )
}
