import { useState } from 'preact/hooks'
import { correlationOf, LEAST_PERIODS, pairsOf } from '../../core/indicators/correlation.ts'
import type { OwnDefinition } from '../../core/indicators/definitions.ts'
import type { PeriodTime } from '../../core/indicators/derived.ts'
import type { Figures } from '../../core/indicators/figures.ts'
import type { PeriodKind } from '../../core/indicators/periods.ts'
import { indicatorWords } from '../words/indicators.ts'
import { nameOfIndicator } from './amounts.ts'
import { inTwo } from './period-words.ts'

const words = indicatorWords.results

const valuesOf = (figures: ReadonlyMap<string, Figures>, id: string) =>
  new Map(
    [...figures].flatMap(([from, own]) => {
      const value = own[id]
      return value === undefined ? [] : [[from, value] as const]
    }),
  )

interface CorrelationPartProps {
  kind: PeriodKind
  times: ReadonlyMap<string, PeriodTime>
  figures: ReadonlyMap<string, Figures>
  own: readonly OwnDefinition[]
  /** The first day of the present period. */
  present: string
  lag: number
}

/**
 * The correlation of selling time and a result. It is shown only with its interval, and only if
 * there are enough periods.
 */
export const CorrelationPart = ({
  kind,
  times,
  figures,
  own,
  present,
  lag,
}: CorrelationPartProps) => {
  const [id, setId] = useState('volume')
  const ids = ['volume', 'won', 'leads', ...own.map((one) => one.id)]
  const selling = new Map(
    // The present period is left out, because neither its time nor its results are complete.
    [...times].flatMap(([from, time]) => (from < present ? [[from, time.selling] as const] : [])),
  )
  const done = new Map([...valuesOf(figures, id)].filter(([from]) => from < present))
  const pairs = pairsOf(selling, done, { kind, lag })
  const found = correlationOf(pairs)
  const says = () => {
    if (pairs.length < LEAST_PERIODS) return words.tooFew(pairs.length, LEAST_PERIODS)
    if (!found) return words.never
    return words.coefficient(inTwo(found.r), inTwo(found.low), inTwo(found.high), found.periods)
  }
  return (
    <section aria-labelledby="together-title" id="together">
      <h2 id="together-title">{words.together}</h2>
      <div class="result-controls">
        <label>
          {words.togetherWith}
          <select
            id="together-with"
            value={id}
            onChange={({ currentTarget }) => setId(currentTarget.value)}
          >
            {ids.map((one) => (
              <option key={one} value={one}>
                {nameOfIndicator(one, own)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p role="status">{says()}</p>
    </section>
  )
}
