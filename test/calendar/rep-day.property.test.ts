/**
 * Tests a rep's day with CRM, web calls, two client meetings and a drive. The person must need at most
 * three clicks for such a day, and every stored time must be right to the minute. The true day is
 * generated first, without any rule of Stint. Then a simulated browser plays this day.
 */
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { DETAILED } from '../../src/core/scheme/categories.ts'
import { minute, second } from '../../src/core/time/units.ts'
import { setCalendar } from '../../src/store/calendar.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { writeNamed } from '../../src/store/named-rows.ts'
import { explain, explainParts } from '../../src/store/timeline/answers.ts'
import { apply } from '../../src/store/timeline/commands.ts'
import { readPopupView } from '../../src/store/views/popup-view.ts'
import { readOffers } from '../../src/ui/calendar/offers.ts'
import { CALENDAR, calendarText, serveCalendar } from '../support/calendar-server.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { expectInvariants } from '../support/invariants.ts'

const START = Date.UTC(2026, 10, 23, 8)
const CLICKS = 3

/** One activity of the person, with its length in seconds. */
type Piece =
  | { is: 'crm'; seconds: number }
  | { is: 'other'; seconds: number }
  | {
      is: 'call'
      seconds: number
      looksAtCrm: boolean
      silences: readonly number[]
      locks: boolean
    }
  | { is: 'meeting'; seconds: number; driveBefore: number }

const seconds = (least: number, most: number) => fc.integer({ min: least, max: most })
const crm: fc.Arbitrary<Piece> = fc.record({ is: fc.constant('crm'), seconds: seconds(120, 2400) })
const other: fc.Arbitrary<Piece> = fc.record({
  is: fc.constant('other'),
  seconds: seconds(120, 1800),
})
const call: fc.Arbitrary<Piece> = fc.record({
  is: fc.constant('call'),
  seconds: seconds(300, 2700),
  looksAtCrm: fc.boolean(),
  // Each silence in a call is shorter than the silence that would end the call (90 s).
  silences: fc.array(seconds(2, 80), { maxLength: 2 }),
  locks: fc.boolean(),
})
const work = fc.array(fc.oneof(crm, other, call), { minLength: 1, maxLength: 5 })
const meeting = (driveBefore: fc.Arbitrary<number>): fc.Arbitrary<Piece> =>
  fc.record({ is: fc.constant('meeting'), seconds: seconds(1200, 5400), driveBefore })

/** A day in five parts: work, a meeting in the office, work, a drive to a client and a meeting, work. */
const dayOfWork = fc
  .tuple(work, meeting(fc.constant(0)), work, meeting(seconds(600, 3000)), work)
  .map(([a, one, b, two, c]): Piece[] => {
    // The person works for five minutes before each absence, because Stint does not ask about an absence
    // if no category ran before it.
    const office: Piece = { is: 'crm', seconds: 300 }
    return [...a, office, one, ...b, office, two, office, ...c, office]
  })

interface Truth {
  category: string
  from: number
  to: number
}

/** Returns the true categories of a day. Meetings begin at full minutes, as they do in calendars. */
function truthOf(pieces: readonly Piece[]): Truth[] {
  const truth: Truth[] = []
  let at = START
  const add = (category: string, ms: number) => {
    truth.push({ category, from: at, to: at + ms })
    at += ms
  }
  for (const piece of pieces) {
    if (piece.is === 'meeting') {
      if (piece.driveBefore) {
        const arrives = Math.ceil((at + piece.driveBefore * second) / minute) * minute
        add('drive', arrives - at)
      } else add('documentation', Math.ceil(at / minute) * minute - at)
      add('client-meeting', Math.round(piece.seconds / 60) * minute)
    } else if (piece.is === 'crm') add('documentation', piece.seconds * second)
    else if (piece.is === 'call') add('outgoing-call', piece.seconds * second)
    else at += piece.seconds * second
  }
  return joinEqual(truth.filter(({ from, to }) => to > from))
}

/** Joins neighbouring entries of the same category into one. */
function joinEqual(all: readonly Truth[]): Truth[] {
  const found: Truth[] = []
  for (const one of all) {
    const last = found.at(-1)
    if (last?.category === one.category && last.to === one.from) last.to = one.to
    else found.push({ ...one })
  }
  return found
}

const CRM = { at: 'site', category: 'documentation', context: { product: 'pipedrive' } } as const
const ELSEWHERE = { at: 'elsewhere' } as const
const LOCKED = { at: 'away', why: 'locked' } as const
type Seen = typeof CRM | typeof ELSEWHERE | typeof LOCKED

/**
 * Simulates a browser whose state a test sets at given instants. Between these instants, the browser
 * sends a heartbeat every two minutes.
 */
function browserOf(db: StintDatabase) {
  const state: { seen: Seen; audible: boolean; tab: number } = {
    seen: ELSEWHERE,
    audible: false,
    tab: 0,
  }
  const look = () =>
    apply(db, {
      ...state.seen,
      ...(state.tab > 0 && {
        sounds: [{ tab: state.tab, category: 'outgoing-call', audible: state.audible }],
      }),
    })
  const set = async (at: number, change: Partial<typeof state>) => {
    while (Date.now() + 2 * minute < at) {
      vi.setSystemTime(Date.now() + 2 * minute)
      await look()
    }
    vi.setSystemTime(at)
    Object.assign(state, change)
    await look()
  }
  return { set, state }
}

/**
 * Plays the day in the browser, and answers Stint's questions with as few clicks as possible. Returns
 * the number of clicks.
 */
async function live(db: StintDatabase, pieces: readonly Piece[], truth: readonly Truth[]) {
  const { set, state } = browserOf(db)
  let clicks = 0
  let tabs = 0
  const truthAt = (category: string, from: number) =>
    truth.find((one) => one.category === category && one.from >= from)

  const answerAll = async () => {
    for (;;) {
      const { question } = await readPopupView(db)
      if (!question) return
      const offers = await readOffers(db, question)
      clicks++
      if (offers.length > 0)
        await explainParts(
          db,
          offers.map(({ from, to, category }) => ({ from, to, category })),
        )
      else await explain(db, question.id, 'drive')
    }
  }

  let at = START
  await set(at, {})
  for (const piece of pieces) {
    if (piece.is === 'meeting') {
      const met = truthAt('client-meeting', at)
      if (!met) throw new Error('no such meeting')
      // The person works in the CRM until the meeting in the office begins. Before the meeting with a
      // client, the person locks the screen and then drives.
      if (piece.driveBefore === 0) await set(met.from, { seen: LOCKED })
      else await set(at, { seen: LOCKED })
      at = met.to
      await set(at, { seen: CRM })
      await answerAll()
      continue
    }
    const end = at + piece.seconds * second
    if (piece.is === 'call') {
      const tab = ++tabs
      await set(at, { seen: piece.looksAtCrm ? CRM : ELSEWHERE, tab, audible: true })
      if (piece.locks) await set(at + 60 * second, { seen: LOCKED })
      let from = at + 90 * second
      for (const silence of piece.silences) {
        await set(from, { audible: false })
        await set(from + silence * second, { audible: true })
        from += 100 * second
      }
      // The tab of the call is closed at this instant, so the call ends.
      await set(end, { seen: ELSEWHERE, audible: false, tab: 0 })
    } else await set(at, { seen: piece.is === 'crm' ? CRM : ELSEWHERE })
    at = end
  }
  await set(at, { seen: ELSEWHERE })
  await set(at + minute, {})
  state.seen = ELSEWHERE
  return clicks
}

const secondsApart = (a: number, b: number) => Math.abs(a - b) / second

test(
  'three clicks at most, and every stretch right to the minute',
  async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START })
    let calendar: string | undefined
    serveCalendar(() => calendar)
    onTestFinished(() => void vi.useRealTimers())
    await fc.assert(
      fc.asyncProperty(dayOfWork, async (pieces) => {
        const truth = truthOf(pieces)
        const meetings = truth.filter(({ category }) => category === 'client-meeting')
        calendar = calendarText(
          meetings.map(({ from, to }) => ({
            from: new Date(from).toISOString(),
            to: new Date(to).toISOString(),
            guest: 'client.example',
          })),
        )
        vi.setSystemTime(START)
        const db = freshProfile().open()
        await writeNamed(db, 'scheme', {
          versions: [{ version: 1, changeEvery: 1, categories: DETAILED }],
        })
        await setCalendar(db, CALENDAR)
        const clicks = await live(db, pieces, truth)
        const recorded = joinEqual(
          (await expectInvariants(db)).map(({ category, startedAt, endedAt = 0 }) => ({
            category,
            from: startedAt,
            to: endedAt,
          })),
        )
        db.close()
        expect(clicks).toBeLessThanOrEqual(CLICKS)
        expect(recorded.map(({ category }) => category)).toEqual(
          truth.map(({ category }) => category),
        )
        recorded.forEach(({ from, to }, i) => {
          expect(secondsApart(from, truth[i]?.from ?? 0)).toBeLessThan(60)
          expect(secondsApart(to, truth[i]?.to ?? 0)).toBeLessThan(60)
        })
      }),
      { numRuns: process.env.STINT_LONG ? 1000 : 24 },
    )
  },
  30 * minute,
)
