import type ICAL from 'ical.js'
import { type CalendarBlocks, unfold } from './blocks.ts'

/**
 * A share of the entries that name people (organiser or attendees), 0–1. If an address occurs in at
 * least this share of them, it is the person's own address.
 */
const OWN_SHARE = 0.5

const ADDRESS = /mailto:([^\s@;:,"<>]+@[^\s@;:,"<>]+)/gi

/**
 * The e-mail address of the calendar's owner: the name of the calendar if that is an address (as in
 * Google Calendar). Otherwise the address that occurs in the most entries, of the entries that name
 * people. Returns undefined if no address occurs in at least `OWN_SHARE` of these entries.
 */
export function ownAddressOf(text: string, { events }: CalendarBlocks): string | undefined {
  const name = text.slice(0, 4000).match(/^X-WR-CALNAME[^:]*:(\S+@\S+\.\S+)\s*$/im)?.[1]
  if (name) return name.toLowerCase()
  const counts = new Map<string, number>()
  let withPeople = 0
  for (const event of events) {
    const found = new Set(
      [...unfold(event.text).matchAll(ADDRESS)].map(([, at = '']) => at.toLowerCase()),
    )
    if (found.size > 0) withPeople++
    for (const address of found) counts.set(address, (counts.get(address) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most && withPeople > 1 && most[1] >= withPeople * OWN_SHARE ? most[0] : undefined
}

const addressOf = (property: ICAL.Property): string =>
  String(property.getFirstValue() ?? '')
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()

/** Whether the person has declined the invitation. */
export const isDeclined = (component: ICAL.Component, own: string | undefined): boolean =>
  component
    .getAllProperties('attendee')
    .some(
      (one) =>
        addressOf(one) === own && String(one.getParameter('partstat')).toUpperCase() === 'DECLINED',
    )

const domainOf = (address: string) => address.split('@')[1] ?? ''

/** Whether an attendee is a person, and not a room or other equipment. */
const isPerson = (property: ICAL.Property) =>
  !['ROOM', 'RESOURCE'].includes(String(property.getParameter('cutype') ?? '').toUpperCase()) &&
  !/@(?:resource|group)\.calendar\.google\.com$/.test(addressOf(property))

/**
 * The domains of attendees and organiser, without the person's own domain. They are in order of
 * occurrence, without duplicates.
 */
export function othersOf(component: ICAL.Component, own: string | undefined): string[] {
  if (!own) return []
  const people = ['organizer', 'attendee'].flatMap((name) => component.getAllProperties(name))
  const domains = people.filter(isPerson).map((one) => domainOf(addressOf(one)))
  return [...new Set(domains)].filter((domain) => domain !== '' && domain !== domainOf(own))
}
