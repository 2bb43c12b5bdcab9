import { useState } from 'preact/hooks'
import { percentIn, wrongGuess } from '../../core/report/guess.ts'
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
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const percentOf = (id: string) => percentIn(typed[id] ?? '')
  const refused = BASE_IDS.find((id) => percentOf(id) === undefined)
  const guess = Object.fromEntries(BASE_IDS.map((id) => [id, percentOf(id) ?? 0]))
  const left = 100 - BASE_IDS.reduce((all, id) => all + (guess[id] ?? 0), 0)
  const wrong = refused !== undefined || wrongGuess(guess) !== undefined
  const set = (id: string, value: string) => setTyped({ ...typed, [id]: value })
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
            inputMode="decimal"
            autocomplete="off"
            value={typed[id] ?? '0'}
            aria-invalid={percentOf(id) === undefined}
            aria-describedby="guess-said"
            onInput={({ currentTarget: { value } }) => set(id, value)}
            // What counts is seen: whole percents.
            onBlur={() => set(id, String(percentOf(id) ?? typed[id]))}
          />
          <span aria-hidden="true">%</span>
        </div>
      ))}
      <p
        id="guess-said"
        class={refused ? 'left failed' : 'left'}
        role="status"
        data-left={refused ? undefined : left}
      >
        {refused ? reportWords.guessRefused(naming.name(refused)) : reportWords.guessLeft(left)}
      </p>
      <p class="acts">
        <button type="submit" class="button main" disabled={wrong}>
          {reportWords.guessDone}
        </button>
        <button type="button" class="plain" id="skip-guess" onClick={() => keep()}>
          {reportWords.guessSkip}
        </button>
      </p>
    </form>
  )
}
