import { useState } from 'preact/hooks'
import { wrongGuess } from '../../core/report/guess.ts'
import { BASE_IDS } from '../../core/report/roll-up.ts'
import { reportWords } from '../words/report.ts'
import { monthYear } from './formats.ts'
import { PAGE } from './ink.ts'
import type { Naming } from './naming.ts'
import { Swatch } from './swatch.tsx'

interface GuessFirstProps {
  /** The first day of the month. */
  month: string
  naming: Naming
  /** Keeps it; without a guess, that the person passed. */
  keep: (guess?: Record<string, number>) => void
}

/** Before the report of a month is seen: what does the person think? */
export const GuessFirst = ({ month, naming, keep }: GuessFirstProps) => {
  const [guess, setGuess] = useState<Record<string, number>>({})
  const left = 100 - BASE_IDS.reduce((all, id) => all + (guess[id] ?? 0), 0)
  const wrong = wrongGuess(guess)
  const set = (id: string, typed: string) => {
    const value = Math.min(100, Math.max(0, Math.round(Number(typed) || 0)))
    setGuess({ ...guess, [id]: value })
  }
  return (
    <form
      id="guess-first"
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong) keep(guess)
      }}
    >
      <h2>{reportWords.guessTitle(monthYear(month))}</h2>
      <p class="says">{reportWords.guessIntro}</p>
      {BASE_IDS.map((id) => (
        <div class="guessed" key={id}>
          <label for={`guess-${id}`}>
            <Swatch texture={id} textures={naming.textures} ink={PAGE} /> {naming.name(id)}
          </label>
          <input
            type="range"
            aria-label={naming.name(id)}
            min="0"
            max="100"
            value={guess[id] ?? 0}
            onInput={({ currentTarget: { value } }) => set(id, value)}
          />
          <input
            id={`guess-${id}`}
            type="number"
            min="0"
            max="100"
            step="1"
            value={guess[id] ?? 0}
            onInput={({ currentTarget: { value } }) => set(id, value)}
          />
          <span aria-hidden="true">%</span>
        </div>
      ))}
      <p class="left" role="status" data-left={left}>
        {reportWords.guessLeft(left)}
      </p>
      <p class="acts">
        <button type="submit" class="button main" disabled={wrong !== undefined}>
          {reportWords.guessDone}
        </button>
        <button type="button" class="plain" id="skip-guess" onClick={() => keep()}>
          {reportWords.guessSkip}
        </button>
      </p>
    </form>
  )
}
