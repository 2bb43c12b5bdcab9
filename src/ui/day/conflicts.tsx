import type { StoredConflict } from '../../store/database.ts'
import { dismissConflict } from '../../store/timeline/conflicts.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { timeOfDay } from '../dates.ts'
import { words } from '../words/common.ts'
import { dayWords } from '../words/day.ts'
import type { DayPorts } from './ports.ts'
import { nameOfTime } from './row-name.ts'
import type { Acts } from './use-acts.ts'

const conflictText = (loser: StoredConflict, { categories }: StoredDay) => {
  const { startedAt, endedAt, category, note, won, deleted } = loser
  const times = `${timeOfDay(startedAt)}–${timeOfDay(endedAt)}`
  const what = [`${times} ${nameOfTime(category, categories)}`, note].filter(Boolean).join(' · ')
  if (won === 'there') return dayWords.lostThere(what)
  return deleted ? dayWords.lostDeleted(what) : dayWords.lostHere(what)
}

interface LosersProps {
  stored: StoredDay
  acts: Acts
  db: DayPorts['db']
}

/**
 * Entries of this browser that an edit in another browser has replaced. They stay on the page until
 * the person dismisses them.
 */
export const Conflicts = ({ stored, acts, db }: LosersProps) =>
  stored.conflicts.length > 0 && (
    <section id="losers" class="losers">
      <h2>{dayWords.lost}</h2>
      <ul>
        {stored.conflicts.map((loser) => (
          <li key={loser.id}>
            <span>{conflictText(loser, stored)}</span>
            <button
              type="button"
              class="plain"
              onClick={() => acts.run(() => dismissConflict(db, loser.id ?? 0))}
            >
              {words.dismiss}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
