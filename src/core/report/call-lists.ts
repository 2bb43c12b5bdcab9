/**
 * The ratio of dialing to talk for each call list (docs/domain.md, *Numbers*, *Call lists*). A call
 * list is a note that the person used for dialing and calls.
 */
import type { SchemeVersion } from '../scheme/versions.ts'
import { DIALING, recordsDialing, TALK } from './calls.ts'
import { lengthOf } from './cut-at-bounds.ts'
import type { RangeData } from './day.ts'
import { normalNote } from './misc-watch.ts'
import { shareOf } from './totals.ts'

export interface CallList {
  key: string
  /** The note in its latest spelling. */
  note: string
  dialing: number
  talk: number
  /** Minutes of dialing and waiting per minute of talk. Undefined if there is no talk. */
  ratio: number | undefined
}

/**
 * The call lists that have dialing. The list with the most time of dialing and talk comes first.
 * Days whose scheme did not offer Dialing are left out, and so are private categories.
 */
export function callListsOf(
  { parts, days }: Pick<RangeData, 'parts' | 'days'>,
  versions: readonly SchemeVersion[],
): CallList[] {
  const lists = new Map<string, Omit<CallList, 'ratio'>>()
  const counts = days.map(recordsDialing(versions))
  for (const part of parts) {
    const { category, note = '' } = part.segment
    const key = normalNote(note)
    const isKnown = category === DIALING || category === TALK
    if (!key || !isKnown || !counts[part.slot] || !days[part.slot]?.work[category]) continue
    const { dialing, talk } = lists.get(key) ?? { dialing: 0, talk: 0 }
    const ms = lengthOf(part)
    lists.set(key, {
      key,
      note: note.trim(),
      dialing: dialing + (category === DIALING ? ms : 0),
      talk: talk + (category === TALK ? ms : 0),
    })
  }
  return [...lists.values()]
    .filter(({ dialing }) => dialing > 0)
    .sort((a, b) => b.dialing + b.talk - a.dialing - a.talk)
    .map((list) => ({ ...list, ratio: shareOf(list.dialing, list.talk) }))
}
