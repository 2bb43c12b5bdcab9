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
 * Says whether the team has enough key indicators for its first categories of its own
 * (docs/domain.md, *Readiness*): for how many months it has values, and how many months are
 * missing.
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
