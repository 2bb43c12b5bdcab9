import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readTrace as readEvents } from '../../../scripts/replay/event.ts'
import { openReplay } from '../../../scripts/replay/play.ts'
import type { HeardTab } from '../../../src/core/attribution/sounds.ts'
import type { Observation, Sight } from '../../../src/core/attribution/state.ts'
import type { TraceLine } from '../../../src/core/attribution/trace.ts'
import { BASE } from '../../../src/core/scheme/categories.ts'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { recordTrace } from '../../../src/store/settings-commands.ts'
import * as answers from '../../../src/store/timeline/answers.ts'
import * as commands from '../../../src/store/timeline/commands.ts'
import { readDueAt } from '../../../src/store/timeline/next-due.ts'
import { readTrace } from '../../../src/store/timeline/trace.ts'
import { undo } from '../../../src/store/timeline/undo.ts'
import { readRunningView } from '../../../src/store/views/running-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'

const start = Date.UTC(2026, 10, 23, 9)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

const crm = (record?: string): Sight => ({
  at: 'site',
  category: 'documentation',
  context: { product: 'pipedrive', ...(record && { record: { type: 'deal', id: record } }) },
})
const sights: Sight[] = [
  crm(),
  crm('1'),
  crm('2'),
  { at: 'elsewhere' },
  { at: 'away', why: 'idle' },
  { at: 'away', why: 'locked' },
]

/**
 * Tabs that can play sound: a meeting, a dialler, and a webinar. Of their categories, only the one of
 * the webinar needs the computer.
 */
const TABS = ['client-meeting', 'outgoing-call', 'research'].map((category, tab) => ({
  tab,
  category,
}))
const sound = fc.record({
  tab: fc.constantFrom(...TABS),
  is: fc.constantFrom('audible', 'audible', 'silent', 'closed'),
})

type Act =
  | { see: Sight }
  | { hear: { tab: (typeof TABS)[number]; is: string } }
  | { pick: string }
  | { move: number }
  | 'stop'
  | 'back'
  | 'undo'
  | 'confirm'
  | 'forgotten'
  | 'notes'
  | 'note'
  | 'explain'

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ see: fc.constantFrom(...sights) }) },
  { weight: 4, arbitrary: fc.record({ hear: sound }) },
  { weight: 3, arbitrary: fc.record({ pick: fc.constantFrom(...BASE.map((c) => c.id)) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constantFrom(5, 15, 30) }) },
  fc.constantFrom('stop', 'back', 'undo', 'note', 'explain', 'confirm', 'forgotten', 'notes'),
)

interface Happening {
  /** Milliseconds between the previous event and this one. */
  after: number
  act: Act
  /** True if the computer sleeps until this event, so that no heartbeat comes and no timer fires. */
  slept: boolean
  /** True if the worker is killed after this event: its timers are lost, and its database is closed. */
  killed: boolean
}

const after = fc.oneof(
  fc.constantFrom(0, 1, 999, 4_999, 5_000, 5_001, 10_000, 14_999, 15_000, 15_001, 90_000),
  fc.integer({ min: 0, max: 30_000 }),
  fc.integer({ min: 0, max: 20 * minute }),
)
const awake: fc.Arbitrary<Happening> = fc.record({
  after,
  act,
  slept: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
  killed: fc.boolean(),
})
/**
 * Long times pass only while the computer sleeps, because each heartbeat of a long waking time would
 * make the test slower. Several long times together can reach `capAfter`, which is 12 hours.
 */
const hours = fc.record({
  after: fc.integer({ min: 2 * 60 * minute, max: 7 * 60 * minute }),
  act,
  slept: fc.constant(true),
  killed: fc.boolean(),
})
const happening = fc.oneof({ weight: 5, arbitrary: awake }, { weight: 1, arbitrary: hours })

async function perform({ db, seen }: World, act: Act) {
  if (typeof act !== 'string') {
    if ('see' in act || 'hear' in act) return commands.apply(db, seen)
    if ('pick' in act) return commands.switchTo(db, act.pick)
    return commands.moveStart(db, Date.now() - act.move * minute)
  }
  if (act === 'stop') return commands.stop(db)
  if (act === 'back') return commands.back(db)
  if (act === 'undo') return undo(db)
  if (act === 'confirm') return answers.confirm(db)
  if (act === 'forgotten') return answers.endForgotten(db)
  if (act === 'notes') return answers.documentInstead(db)
  if (act === 'note') return commands.setNote(db, 'about it')
  const asked = await db.segments.where('category').equals('unexplained').first()
  if (asked) await answers.explain(db, asked.id, 'misc')
}

/** Plays the events. If `mortal` is true, the worker is killed after each event with `killed`. */
async function live(happenings: readonly Happening[], mortal: boolean, recorded = false) {
  const { open } = freshProfile()
  vi.setSystemTime(start)
  const world: World = { db: open(), alive: true, seen: { at: 'elsewhere' } }
  await changeSettings(world.db, { keepRecords: true })
  if (recorded) await recordTrace(world.db, true)
  for (const { after, act, slept, killed } of happenings) {
    const until = Date.now() + after
    if (!slept) await passTime(world, until)
    vi.setSystemTime(until)
    if (typeof act === 'object') world.seen = observationAfter(world.seen, act)
    await perform(world, act)
    await expectInvariants(world.db)
    world.alive = !(mortal && killed)
    if (!world.alive) {
      world.db.close()
      world.db = open()
    }
  }
  // Applies the rules that are still due at the end, in runs with and without a killed worker.
  await commands.apply(world.db)
  return { days: await readSegments(world.db), trace: await readTrace(world.db) }
}

/**
 * Plays the same events from nothing but a trace (src/core/attribution/trace.ts). The trace is read line
 * by line, as from a file.
 */
async function replayed(trace: readonly TraceLine[]) {
  const end = Date.now()
  const replay = openReplay(freshProfile().open, (at) => vi.setSystemTime(at))
  const lines = trace.map((line) => JSON.stringify(line))
  for await (const event of readEvents(Readable.from(lines))) await replay.play(event)
  vi.setSystemTime(end)
  await commands.apply(replay.db)
  return readSegments(replay.db)
}

/** Returns what the browser shows after the event `act`. */
function observationAfter(before: Observation, act: Exclude<Act, string>): Observation {
  const { sounds = [], ...sight } = before
  if ('see' in act) return { ...act.see, sounds }
  if (!('hear' in act)) return before
  const { tab, is } = act.hear
  const others: readonly HeardTab[] = sounds.filter((other) => other.tab !== tab.tab)
  const closed = is === 'closed'
  const left = closed ? others : [...others, { ...tab, audible: is === 'audible' }]
  return { ...(sight as Sight), sounds: left }
}

interface World {
  db: StintDatabase
  alive: boolean
  seen: Observation
}

/**
 * Lets time pass until the instant `until`. A heartbeat comes every minute. An alarm fires when a sound
 * may have lasted long enough (rule 10 of docs/domain.md). The worker's timer fires when a rule is due,
 * but only if the worker has not been killed.
 */
async function passTime({ db, alive, seen }: World, until: number) {
  for (let beat = Date.now() + minute; ; ) {
    const due = alive ? await readDueAt(db) : undefined
    const timer = due !== undefined && due >= Date.now() ? due : Number.POSITIVE_INFINITY
    const { soundDueAt = 0 } = await readRunningView(db)
    const alarm = soundDueAt > Date.now() ? soundDueAt : Number.POSITIVE_INFINITY
    const next = Math.min(timer, beat, alarm)
    if (next >= until) return
    vi.setSystemTime(next)
    await commands.apply(db, next === beat || next === alarm ? seen : undefined)
    if (next === beat) beat += minute
  }
}

/** Returns the stored segments without ids and revisions, which differ between two runs. */
async function readSegments(db: StintDatabase) {
  const segments = await expectInvariants(db)
  return segments.map(({ category, startedAt, endedAt, source, context, note, edited }) => ({
    category,
    startedAt,
    endedAt,
    source,
    context,
    note,
    edited,
  }))
}

test('any series of observations and clicks keeps all invariants, and a killed worker changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 14 }), async (happenings) => {
      const mortal = await live(happenings, true)
      expect(mortal).toEqual(await live(happenings, false))
      expect(mortal.trace).toEqual([])
    }),
    { numRuns: process.env.STINT_LONG ? 5000 : 75 },
  )
}, 600_000)

test('a recorded trace plays back to the same days', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 14 }), async (happenings) => {
      const { days, trace } = await live(happenings, true, true)
      const noted = ({ note: _, ...rest }: (typeof days)[number]) => rest
      expect((await replayed(trace)).map(noted)).toEqual(days.map(noted))
    }),
    { numRuns: process.env.STINT_LONG ? 5000 : 50 },
  )
}, 600_000)
