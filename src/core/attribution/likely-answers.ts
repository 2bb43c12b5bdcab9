import { DRIVE, MISC } from '../scheme/categories.ts'
import { isAside } from '../time/segment.ts'
import { minute } from '../time/units.ts'

/** The largest number of categories that are suggested for time that the person has to explain. */
const FIRST = 6
/**
 * Milliseconds. A category is a habit of the person if it has at least this much time at the same
 * hours of the last four weeks.
 */
const HABIT = 10 * minute

/** Usual activities away from the computer, in order from the most usual to the least usual. */
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
 * Likely categories for time away: first the categories that the person usually has at the hours of
 * the absence, then meetings, driving and calls. The category before the absence is always
 * included.
 * @param usual milliseconds per category at the same hours of the last weeks
 */
export function likelyAnswers(usual: Readonly<Record<string, number>>, before?: string): string[] {
  const habits = Object.entries(usual)
    .filter(([category, ms]) => ms >= HABIT && !isAside(category))
    .sort(([, a], [, b]) => b - a)
    .map(([category]) => category)
  const first = [...new Set([...habits, ...AWAY])].slice(0, FIRST)
  // *Break* is not among the answers, because it has a separate button.
  return !before || isAside(before) || first.includes(before)
    ? first
    : [...first.slice(0, -1), before]
}
