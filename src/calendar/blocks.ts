/**
 * Cuts the text of a calendar into its entries, so that each entry is parsed separately. So the
 * entries after an invalid one can still be read, entries outside of the range need not be parsed,
 * and the browser can draw the page while a long calendar is read.
 */
import { day } from '../core/time/units.ts'
import type { Range } from './range.ts'

interface EventBlock {
  text: string
  uid: string
  /** Returns false only if it is certain that the entry lies outside of the range. */
  mayTouch: (range: Pick<Range, 'from' | 'to'>) => boolean
}

export interface CalendarBlocks {
  zones: readonly string[]
  events: readonly EventBlock[]
}

/** Returns undefined if the text is no calendar. */
export function blocksOf(text: string): CalendarBlocks | undefined {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 1000))) return undefined
  return {
    zones: [...componentsIn(text, 'VTIMEZONE')],
    events: [...componentsIn(text, 'VEVENT')].map(eventBlock),
  }
}

/**
 * The complete components of one kind (such as VEVENT). A component never contains another
 * component of its kind.
 */
function* componentsIn(text: string, name: string): Generator<string> {
  const [begin, end] = [`BEGIN:${name}`, `END:${name}`]
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
    const last = text.indexOf(end, at)
    if (last < 0) return
    if (at === 0 || text[at - 1] === '\n') yield text.slice(at, last + end.length)
    at = last
  }
}

/** Joins the lines that the calendar has folded, as RFC 5545 requires for long lines. */
export const unfold = (text: string) => text.replaceAll(/\r?\n[ \t]/g, '')

function eventBlock(text: string): EventBlock {
  const lines = unfold(text)
  const lineOf = (name: string) => lines.match(new RegExp(`^${name}[;:](.*)$`, 'im'))?.[1]
  return {
    text,
    uid: lineOf('UID')?.trim() || text,
    mayTouch: mayTouchBy(lines, lineOf),
  }
}

/** Milliseconds. The longest duration that is assumed for one date of an entry that repeats. */
const LONGEST = 60 * day

/**
 * Returns a function that says whether an entry may lie within a range. For an entry that does not
 * repeat, it compares the dates in the entry's text with the range. It adds two days on both sides,
 * because it does not read the time zones of these dates. For an entry that repeats, it compares
 * the last date of the repetition (UNTIL). If the repetition has no last date, the entry may always
 * lie within the range.
 */
function mayTouchBy(lines: string, lineOf: (name: string) => string | undefined) {
  const until = dateIn(lines.match(/^RRULE[;:].*UNTIL=(\d{8}T?)/im)?.[1])
  if (until !== undefined && !/^(RDATE|DURATION)[;:]/im.test(lines))
    return ({ from }: Pick<Range, 'from' | 'to'>) => until > from - LONGEST
  if (/^(RRULE|RDATE|DURATION|RECURRENCE-ID)[;:]/im.test(lines)) return () => true
  const starts = dateIn(lineOf('DTSTART'))
  const ends = dateIn(lineOf('DTEND')) ?? starts
  return ({ from, to }: Pick<Range, 'from' | 'to'>) =>
    starts === undefined || ends === undefined || (starts < to + 2 * day && ends > from - 2 * day)
}

function dateIn(value = ''): number | undefined {
  const [, year, month, date] = value.match(/(\d{4})(\d{2})(\d{2})(?:T|\s*$)/) ?? []
  return year ? Date.UTC(Number(year), Number(month) - 1, Number(date)) : undefined
}
