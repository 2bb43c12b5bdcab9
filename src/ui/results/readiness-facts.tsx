import type { ReadinessFacts as Facts } from '../../core/indicators/readiness.ts'
import { MOST_READY_MONTHS, READY_MONTHS } from '../../core/indicators/readiness.ts'
import { readinessWords as words } from '../words/readiness.ts'

const factWords = ({ indicator, months }: Facts['facts'][number]) => {
  const name = words.names[indicator]
  if (months === 0) return words.missing(name)
  const kept = months >= MOST_READY_MONTHS ? words.keptLong(name, months) : words.kept(name, months)
  return months >= READY_MONTHS ? kept : `${kept} ${words.more(READY_MONTHS - months)}`
}

/**
 * What the team's stored key indicators say about the two questions before a team's first scheme
 * (docs/domain.md, *Scheme rules*): how many months they cover, and how many are missing.
 */
export const ReadinessFacts = ({ isReady, facts }: Facts) => (
  <div class="readiness-facts">
    <p>{isReady ? words.ready : words.notReady}</p>
    <ul>
      {facts.map((fact) => (
        <li key={fact.indicator}>{factWords(fact)}</li>
      ))}
    </ul>
    <p class="hint">{words.onlyStint}</p>
  </div>
)
