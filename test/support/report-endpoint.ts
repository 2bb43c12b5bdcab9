/** Starts an endpoint with a manager and reps in any time zone, to compare their reports. */

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, expect, onTestFinished, vi } from 'vitest'
import { listen } from '../../server/http/listen.ts'
import { createCode } from '../../server/people/codes.ts'
import { type Range, shiftRange } from '../../src/core/report/range.ts'
import { personReport, teamReport } from '../../src/core/report/team.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import type { Settings } from '../../src/core/settings/settings.ts'
import type { Segment } from '../../src/core/time/segment.ts'
import { hour, minute } from '../../src/core/time/units.ts'
import type { StintDatabase, StoredSegment } from '../../src/store/database.ts'
import { isSendable } from '../../src/store/outbox/outbox.ts'
import { changeSettings, readSettings } from '../../src/store/settings.ts'
import { readOwnReport, readReportSetting } from '../../src/store/views/report-view.ts'
import { connect } from '../../src/sync/connect.ts'
import { fetchLayout } from '../../src/sync/team.ts'
import { wireRow } from '../../src/sync/wire.ts'
import {
  connectDevice,
  type Endpoint,
  newMember,
  startEndpoint,
  type TestDevice,
} from './endpoint/fixture.ts'
import { freshProfile } from './fresh-profile.ts'
import { segment } from './report-histories.ts'

/** Sets the time zone of the browser under test. */
const setBrowserZone = (zone: string) => {
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue(zone)
}

/** Returns a function that returns the instant (epoch milliseconds) of a local date and time. */
export const clock = (zone: string) => (time: string) =>
  Temporal.PlainDateTime.from(time).toZonedDateTime(zone).epochMilliseconds

export type ReportEndpoint = Awaited<ReturnType<typeof openReportEndpoint>>

/** Starts the real endpoint on this machine, and connects the browser of a manager in Berlin. */
export async function openReportEndpoint(now = '2026-11-30T12:00Z', { schemes = false } = {}) {
  const endpoint = await startEndpoint()
  endpoint.now = Date.parse(now)
  vi.useFakeTimers({ toFake: ['Date'], now: endpoint.now })
  const { url, stop } = await listen(endpoint.app, { port: 0 })
  onTestFinished(stop)
  const join = async (member: { team: string; member: string }) => {
    const db: StintDatabase = freshProfile().open()
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    expect(await connect(db, url, code)).toMatchObject({ ok: true })
    return db
  }
  const boss = await newMember(endpoint, 'Mia', 'Sales', 'manager')
  const manager = await connectDevice(endpoint, boss)
  if (schemes) await changeSchemes(endpoint, manager)
  const managed = await join(boss)

  /** Reads the data that the manager's page shows. */
  const seenBy = async (range: Range, zone = 'Europe/Berlin') => {
    setBrowserZone(zone)
    const asked = { from: shiftRange(range, -1).from, to: range.to }
    const people = await fetchLayout(managed, asked)
    const setting = await readReportSetting(managed, endpoint.now)
    const team = teamReport(people, range, setting)
    const rowOf = (name: string) => {
      const person = people.find((one) => one.name === name)
      if (!person) throw new Error(`${name} is not in the team`)
      return personReport(person, range, setting)
    }
    return { people, setting, team, rowOf }
  }
  return { endpoint, join, managed, seenBy }
}

export interface PersonSetup {
  name: string
  zone: string
  settings?: Partial<Settings>
  /**
   * ISO instant at which the person joined the team; the default is the present of the endpoint's clock.
   */
  joined?: string
}

/** Adds a person with any number of devices. The person's browser has the rows of all these devices. */
export async function addPerson(
  { endpoint, join }: ReportEndpoint,
  { name, zone, settings = {}, joined }: PersonSetup,
) {
  const now = endpoint.now
  if (joined) endpoint.now = Date.parse(joined)
  const member = await newMember(endpoint, name)
  endpoint.now = now
  setBrowserZone(zone)
  const db = await join(member)
  await changeSettings(db, { sendUnexplained: true, ...settings })
  const devices = new Map<string, Awaited<ReturnType<typeof connectDevice>>>()
  const deviceOf = async (label: string) => {
    const device = devices.get(label) ?? (await connectDevice(endpoint, member))
    devices.set(label, device)
    return device
  }
  return {
    name,
    /**
     * Stores segments in the person's browser. Sends those that may be sent, each with the token of the
     * device on which it was recorded.
     */
    record: async (segments: readonly Segment[], more: { asBefore?: boolean } = {}) => {
      const allowed = await readSettings(db)
      const stored: StoredSegment[] = []
      for (const [label, all] of Map.groupBy(segments, ({ device }) => device)) {
        const device = await deviceOf(label)
        const own = all.map((row) => ({ ...row, device: device.id }) as StoredSegment)
        stored.push(...own)
        const sendable = own.filter((row) => isSendable(row.category, allowed))
        for (const [at = zone, rows] of Map.groupBy(sendable, (row) => row.zone)) {
          const query = new URLSearchParams({ zone: at, dayStart: String(allowed.dayStart) })
          query.set('unexplained', allowed.sendUnexplained ? 'sent' : 'kept')
          const body = { segments: rows.map((row) => wireRow(row, allowed)) }
          const path = `/v1/segments${more.asBefore ? '' : `?${query}`}`
          const answer = await device.ask(path, 'PUT', body)
          const { results } = (await answer.json()) as { results: { result: string }[] }
          expect(results.filter(({ result }) => result !== 'stored')).toEqual([])
        }
      }
      await db.segments.bulkPut(stored)
      return stored
    },
    deviceOf,
    own: async (range: Range) => {
      setBrowserZone(zone)
      return readOwnReport(db, range, endpoint.now)
    },
  }
}

export const ZONES = [
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
]

export const OFFERS = 'offers'

const stretch = fc.record({
  gap: fc.integer({ min: 0, max: 15 * 60 }),
  /** Milliseconds added to each start and length, so that only few of them are whole minutes. */
  more: fc.integer({ min: 0, max: 59_999 }),
  length: fc.integer({ min: 1, max: 12 * 60 }),
  category: fc.constantFrom(
    'outgoing-call',
    'dialing',
    'documentation',
    'misc',
    'drive',
    'client-meeting',
    'unexplained',
    'break',
    'research',
    OFFERS,
  ),
  source: fc.constantFrom('hand' as const, 'auto' as const),
  edited: fc.boolean(),
  scheme: fc.constantFrom(1, 2, 3),
  product: fc.constantFrom(undefined, 'hubspot', 'pipedrive'),
  /**
   * The time zone in which the row was recorded: 0 or 1 is one of the person's two zones, and 2 means
   * that no zone was recorded.
   */
  place: fc.nat({ max: 2 }),
  /** What the person does with the row after it was sent. */
  fate: fc.constantFrom('stays', 'stays', 'shorter', 'other category', 'deleted'),
})

export const person = fc.record({
  zones: fc.tuple(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES)),
  dayStart: fc.constantFrom(0, 0, 4, 17, 23),
  privates: fc.constantFrom([], ['research'], ['outgoing-call', 'drive']),
  devices: fc.array(fc.array(stretch, { maxLength: 25 }), { minLength: 1, maxLength: 3 }),
})

export type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

export const segmentsOf = ({ devices, zones }: Person, monday: string) =>
  devices.flatMap((laid, i) => {
    let at = Date.parse(`${monday}T00:00Z`) - 30 * hour
    return laid.map(({ gap, more, length, product, place, edited, fate, ...rest }) => {
      const startedAt = at + gap * minute + more
      at = startedAt + length * minute + more
      const zone = zones[place]
      const row = segment(startedAt, at, {
        id: randomUUID(),
        device: `d${i}`,
        ...rest,
        ...(edited && rest.category !== 'unexplained' && { edited: true }),
        ...(zone && { zone }),
        ...(product && rest.category !== 'unexplained' && { context: { product } }),
      })
      return { row, fate }
    })
  })

export const repairedSegments = ({
  row,
  fate,
}: ReturnType<typeof segmentsOf>[number]): Segment[] => {
  const changed = { ...row, revision: 2, changedAt: row.changedAt + 1 }
  if (fate === 'shorter') {
    const endedAt = Math.max(row.startedAt + 1, (row.endedAt ?? 0) - 7 * minute)
    return [{ ...changed, endedAt, ...(row.category !== 'unexplained' && { edited: true }) }]
  }
  if (fate === 'other category') return [{ ...changed, category: 'client-service', edited: true }]
  return fate === 'deleted' ? [{ ...changed, deleted: true }] : []
}

/** Makes two versions of the scheme. The parent of *Offers* is misc at first, and later research. */
const changeSchemes = async (endpoint: Endpoint, manager: TestDevice) => {
  const offers = { id: OFFERS, en: 'Offers', ru: 'КП', group: 'selling' } as const
  const offersIn = (parent: string) => [
    ...FIRST_SCHEME.categories,
    { ...offers, parent, offComputer: false, yields: false },
  ]
  const now = endpoint.now
  const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }
  for (const [i, parent] of ['misc', 'research'].entries()) {
    endpoint.now = Date.parse(`2026-0${1 + 2 * i}-03T12:00Z`)
    const change = { after: 1 + i, zone: 'UTC', changeEvery: 1, categories: offersIn(parent) }
    const body = { ...change, ...(i === 0 && { readiness }) }
    expect((await manager.ask('/v1/scheme', 'PUT', body)).status).toBe(200)
  }
  endpoint.now = now
}

/** Registers hooks of Vitest, so each test file must call this function once. */
export function setUpReportEndpoint() {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
}
