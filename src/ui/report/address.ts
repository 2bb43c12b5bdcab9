/**
 * The part of the report's address after `#`. It names the view (the person's own report or a
 * team's) and the range, such as `month=2026-11-01`, `team&week=…` or `team=ID&week=…`. With
 * `at=shares` the page scrolls to the chart with that id.
 */
import { MONDAY, ownRange, type Range, rangeAround } from '../../core/report/range.ts'

export interface Address {
  view: 'mine' | 'team'
  /** The id of the team, if the person has chosen one of several. */
  team?: string
  range: Range
}

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/**
 * The range that one entry of the address (such as `month=2026-11-01`) names. Undefined if the
 * entry names no range.
 */
function rangeOf(kind: string, value: string, firstDay: number): Range | undefined {
  const [from = '', to = ''] = value.split('..')
  if (kind === 'own') return ownRange(from, to)
  if (kind !== 'week' && kind !== 'month' && kind !== 'quarter') return undefined
  try {
    return isDate(from) ? rangeAround(kind, from, firstDay) : undefined
  } catch {
    return undefined
  }
}

/**
 * The view and range of an address.
 * @param today today's date; its month is shown if the address names no range
 * @param firstDay the weekday on which the person's own weeks begin; a team's weeks begin on Monday
 */
export function readAddress(hash: string, today: string, firstDay = MONDAY): Address {
  const query = new URLSearchParams(hash.replace(/^#/, ''))
  const isTeam = query.has('team')
  return {
    view: isTeam ? 'team' : 'mine',
    ...(query.get('team') && { team: query.get('team') as string }),
    range: rangeIn(query, today, isTeam ? MONDAY : firstDay),
  }
}

/** The range that an address names, or else the month that contains today. */
export const rangeIn = (query: URLSearchParams, today: string, firstDay = MONDAY): Range =>
  [...query].map(([kind, value]) => rangeOf(kind, value, firstDay)).find(Boolean) ??
  rangeAround('month', today)

/**
 * The id of the chart or finding to which the page scrolls when it opens. The notification with a
 * week's summary opens the page in this way.
 */
export const placeIn = (hash: string): string | undefined =>
  new URLSearchParams(hash.replace(/^#/, '')).get('at') ?? undefined

/** The entry of an address that names a range. */
export const rangeEntry = ({ kind, from, to }: Range): [kind: string, value: string] => [
  kind,
  `${from}${kind === 'own' ? `..${to}` : ''}`,
]

export const writeAddress = ({ view, team, range }: Address) => {
  const whose = view === 'team' ? `team${team ? `=${team}` : ''}&` : ''
  return `#${whose}${rangeEntry(range).join('=')}`
}
