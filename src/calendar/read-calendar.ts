/**
 * Reads a calendar (RFC 5545) with ical.js. Only pages load this module, because the background
 * worker does not need calendars.
 */
import ICAL from 'ical.js'
import type { CalendarEntry } from '../core/calendar/entry.ts'
import { leaveReason } from '../core/calendar/leave.ts'
import { blocksOf, type CalendarBlocks, unfold } from './blocks.ts'
import { instantOf, zoneOf } from './instants.ts'
import { isDeclined, othersOf, ownAddressOf } from './people.ts'
import type { Range } from './range.ts'

/**
 * The largest number of entries in one calendar. A calendar with more entries is refused, because
 * it cannot be the calendar of one person.
 */
export const MOST_ENTRIES = 50_000
/**
 * The largest number of repetitions of one entry that are computed. It limits repetition rules
 * without an end, such as "every second".
 */
const MOST_REPETITIONS = 20_000
/**
 * Reading stops after this many occurrences, so that a calendar with endless entries cannot fill
 * the memory.
 */
const MOST_FOUND = 2_000
/**
 * Milliseconds. After reading for this long, the reader pauses, so that the browser can draw the
 * page.
 */
const PIECE = 12

/**
 * The occurrences of entries that touch `[from, to)`, in order of time. Reads in short pieces, so
 * that the page does not freeze. If an entry cannot be read, it is left out, and the others are
 * returned.
 * @throws RangeError if the text is no calendar, or too large
 */
export async function readCalendar(text: string, range: Range): Promise<CalendarEntry[]> {
  const blocks = blocksOf(text)
  if (!blocks) throw new RangeError('The text is no calendar')
  if (blocks.events.length > MOST_ENTRIES) throw new RangeError('The calendar is too large')
  const root = rootOf(blocks)
  const own = ownAddressOf(text, blocks)
  const found: CalendarEntry[] = []
  let since = performance.now()
  for (const series of seriesOf(blocks, range)) {
    found.push(...occurrencesOf(series, root, own, range))
    if (found.length > MOST_FOUND) break
    if (performance.now() - since < PIECE) continue
    await new Promise((go) => setTimeout(go))
    since = performance.now()
  }
  return found.sort((a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt)
}

/**
 * A calendar that contains only the definitions of the time zones. Each entry is added to this
 * calendar while the entry is read, so that ical.js finds the time zone of the entry.
 */
function rootOf({ zones }: CalendarBlocks) {
  const root = new ICAL.Component('vcalendar')
  for (const zone of zones) {
    const read = parse(zone)
    if (read) root.addSubcomponent(read)
  }
  return root
}

function parse(block: string) {
  try {
    return new ICAL.Component(ICAL.parse(withoutPeriods(block)))
  } catch {
    return undefined
  }
}

/**
 * The text of each entry together with the texts of the exceptions to its repetition. If an entry
 * cannot touch the range, it is left out.
 */
function* seriesOf({ events }: CalendarBlocks, range: Range) {
  const byId = Map.groupBy(events, ({ uid }) => uid)
  for (const series of byId.values()) {
    if (series.some((one) => one.mayTouch(range))) yield series.map(({ text }) => text)
  }
}

function occurrencesOf(
  series: readonly string[],
  root: ICAL.Component,
  own: string | undefined,
  range: Range,
): CalendarEntry[] {
  const components = series.flatMap((block) => parse(block) ?? [])
  for (const one of components) root.addSubcomponent(one)
  try {
    return occurrencesOfSeries(components, range).flatMap(
      (occurrence) => entryOf(occurrence, own, range) ?? [],
    )
  } catch {
    return []
  } finally {
    for (const one of components) root.removeSubcomponent(one)
  }
}

/**
 * Replaces periods (RDATE with VALUE=PERIOD) by their starts, because ical.js cannot repeat
 * periods. Each repetition then has the length of the entry.
 */
const withoutPeriods = (block: string) =>
  block.includes('VALUE=PERIOD')
    ? unfold(block).replaceAll(
        /^(RDATE[^:\r\n]*);VALUE=PERIOD([^:\r\n]*):(.*)$/gim,
        (_, name, more, periods: string) =>
          `${name}${more}:${periods.replaceAll(/\/[^,\r\n]*/g, '')}`,
      )
    : block

interface Occurrence {
  event: ICAL.Event
  start: ICAL.Time
  end: ICAL.Time
  /**
   * Identifies a repetition by the start that the entry's repetition rule (RRULE) computes for the
   * repetition. If a repetition was moved, it keeps its id.
   */
  id: string
}

const isException = (component: ICAL.Component) => component.hasProperty('recurrence-id')

function occurrencesOfSeries(components: readonly ICAL.Component[], range: Range): Occurrence[] {
  const [master] = components.filter((one) => !isException(one))
  const exceptions = components.filter(isException)
  // If a person is invited to only one repetition, the calendar contains that repetition without
  // its series.
  if (!master) return exceptions.map((one) => occurrenceOf(new ICAL.Event(one)))
  const event = new ICAL.Event(master, { exceptions: exceptions.map((one) => new ICAL.Event(one)) })
  return event.isRecurring() ? repetitionsOf(event, range) : [occurrenceOf(event)]
}

const occurrenceOf = (event: ICAL.Event): Occurrence => ({
  event,
  start: event.startDate,
  end: event.endDate,
  id: event.startDate.toString(),
})

function repetitionsOf(event: ICAL.Event, { from, to, zone: own }: Range): Occurrence[] {
  // If ical.js does not know the zone of an entry, the repetitions that it computes have no zone. So
  // all of them get the zone of the entry's start.
  const zone = zoneOf(event.startDate, own)
  const found: Occurrence[] = []
  const exceptions = event.exceptions as unknown as Readonly<Record<string, ICAL.Event>>
  const moved = new Set(Object.keys(exceptions))
  const take = (at: ICAL.Time) => {
    const { item, startDate, endDate } = event.getOccurrenceDetails(at)
    moved.delete(at.toString())
    const starts = instantOf(startDate, zone)
    if (starts < to && instantOf(endDate, zone) > from)
      found.push({ event: item, start: startDate, end: endDate, id: at.toString() })
  }
  const rule = event.iterator()
  for (let i = 0; i < MOST_REPETITIONS; i++) {
    const at = rule.next()
    if (!at || instantOf(at, zone) >= to) break
    take(at)
  }
  // Adds the repetitions that were moved into the range from a later time: the loop above does not
  // reach them.
  for (const id of moved) {
    const item = exceptions[id]
    if (item) found.push({ event: item, start: item.startDate, end: item.endDate, id })
  }
  return found
}

/**
 * The calendar entry of an occurrence. Returns undefined if the occurrence lies outside of the
 * range, was cancelled, or was declined.
 */
function entryOf(
  { event, start, end, id }: Occurrence,
  own: string | undefined,
  { from, to, zone }: Range,
): CalendarEntry | undefined {
  const { component } = event
  const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase()
  const there = zoneOf(event.startDate, zone)
  const startedAt = instantOf(start, there)
  const endedAt = instantOf(end, there)
  if (!(startedAt < to && endedAt > from && endedAt > startedAt)) return undefined
  if (value('status') === 'CANCELLED' || isDeclined(component, own)) return undefined
  const busy = value('x-microsoft-cdo-busystatus')
  const isOutOfOffice = busy === 'OOF'
  const isPrivate = ['PRIVATE', 'CONFIDENTIAL'].includes(value('class'))
  const title = isPrivate ? '' : (event.summary ?? '')
  return {
    key: `${event.uid} ${id}`,
    startedAt,
    endedAt,
    title,
    isAllDay: start.isDate,
    isFree: !isOutOfOffice && (value('transp') === 'TRANSPARENT' || busy === 'FREE'),
    isTentative: value('status') === 'TENTATIVE' || busy === 'TENTATIVE',
    isOutOfOffice,
    isLeave: start.isDate && leaveReason(title) !== undefined,
    domains: othersOf(component, own),
  }
}
