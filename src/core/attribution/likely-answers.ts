import { DRIVE, MISC } from '../scheme/categories.ts'
import { isAside } from '../time/segment.ts'
import { minute } from '../time/units.ts'

/** How many answers are offered first. */
const FIRST = 6
/** Less than this in four weeks is no habit, milliseconds. */
const HABIT = 10 * minute

/** What people do away from the computer, the likelier first. */
const AWAY = [
  'prospect-meeting',
  'client-meeting',
  'internal-meeting',
  DRIVE,
  'outgoing-call',
  'incoming-call',
  MISC,
]

/**
 * What a stretch away probably was: what was usual at those hours, then meetings, drive and calls;
 * what ran before it is always among them.
 * @param usual milliseconds per category at the same hours of the last weeks
 */
export function likelyAnswers(usual: Readonly<Record<string, number>>, before?: string): string[] {
  const habits = Object.entries(usual)
    .filter(([category, ms]) => ms >= HABIT && !isAside(category))
    .sort(([, a], [, b]) => b - a)
    .map(([category]) => category)
  const first = [...new Set([...habits, ...AWAY])].slice(0, FIRST)
  // A break that came before is no answer of its own: it has its own button.
  return !before || isAside(before) || first.includes(before)
    ? first
    : [...first.slice(0, -1), before]
}
