import { back as decideBack, stop as decideStop, pick } from '../../core/attribution/commands.ts'
import { decide } from '../../core/attribution/decide.ts'
import type { Observation, State } from '../../core/attribution/state.ts'
import { applySteps, withTimeline } from '../../core/attribution/steps.ts'
import { observationLine, type TracedAct } from '../../core/attribution/trace.ts'
import { arrangeCategories } from '../../core/scheme/arrangement.ts'
import { assertCategory } from '../../core/scheme/categories.ts'
import { moveStart as withEarlierStart } from '../../core/time/move-start.ts'
import { cleanNote, joinNotes, NOTE_LIMIT, noteLength } from '../../core/time/note.ts'
import { isAside, type Stretch } from '../../core/time/segment.ts'
import { openOf, runsAt } from '../../core/time/timeline.ts'
import { minute } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readScheme } from '../scheme/versions.ts'
import { readSettings } from '../settings.ts'
import { change, command, tables } from './change.ts'

/**
 * Applies the rules of attribution to an observation of the browser. `observation` is undefined if
 * one of Stint's own timers fired and nothing was observed.
 */
export const apply = (db: StintDatabase, observation?: Observation) =>
  change(db, (state, now) => applySteps(state, decide(state, observation, now)), {
    trace: observation ? observationLine(observation) : { type: 'timer' },
  })

/**
 * Switches to a category.
 * @throws RangeError if no scheme has the category
 */
export async function switchTo(db: StintDatabase, category: string) {
  await command(
    db,
    { type: 'pick', category },
    (state, now) => {
      assertCategory(category, state.categories)
      return applySteps(state, pick(state, category, now))
    },
    { did: { did: 'switch' } },
  )
}

/**
 * Switches to the category that has this key in the person's popup. Does nothing if no category has
 * this key.
 */
export const pickByKey = (db: StintDatabase, key: string): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const { categories } = await readScheme(db)
    const found = arrangeCategories(categories, await readSettings(db)).find(
      (tile) => tile.key === key,
    )
    if (found) await switchTo(db, found.category.id)
  })

export const stop = (db: StintDatabase) =>
  command(
    db,
    { type: 'pick', category: null },
    (state, now) => applySteps(state, decideStop(state, now)),
    {
      did: { did: 'stop' },
    },
  )

/**
 * Switches back to the last picked category that is not the running one. Does nothing if there is
 * no such category.
 */
export const back = (db: StintDatabase) =>
  command(db, { type: 'back' }, (state, now) => applySteps(state, decideBack(state, now)), {
    did: { did: 'switch' },
  })

/**
 * Moves the start of the running category to an earlier instant, as in "Started 15 minutes ago".
 * @throws RangeError if the instant is in the future
 */
export const moveStart = (db: StintDatabase, at: number) =>
  command(
    db,
    { type: 'move', to: at },
    (state, now) => {
      if (!(at <= now)) throw new RangeError('A start in the future')
      return withTimeline(state, withEarlierStart(state.timeline, at), at)
    },
    { reach: () => at, did: { did: 'earlier', minutes: Math.round((Date.now() - at) / minute) } },
  )

/**
 * Sets the note of a segment.
 * @param segment the id of the segment, which may have ended in the meantime; default: the running
 * segment
 * @throws RangeError if the note is longer than `NOTE_LIMIT`
 */
export async function setNote(db: StintDatabase, note: string, segment?: string) {
  const text = cleanNote(note)
  const was = segment ? await db.segments.get(segment) : undefined
  const target = ({ timeline }: State) => {
    const own = segment ? timeline.find((s) => s.id === segment) : openOf(timeline)
    // The rules may have removed the segment because it was very short. Then its note is added to
    // the stretch that took over its time.
    const taker = own ?? (was && runsAt(timeline, was.startedAt))
    return taker && withNote(taker, own ? text : joinNotes([taker.note, text]))
  }
  await command(
    db,
    (state) => noteLine(target(state)),
    (state) => {
      const noted = target(state)
      if (!noted) return state
      const isIt = ({ startedAt }: Stretch) => startedAt === noted.startedAt
      return { ...state, timeline: state.timeline.map((s) => (isIt(s) ? noted : s)) }
    },
    {
      reach: () => was?.startedAt ?? Number.POSITIVE_INFINITY,
      did: { did: 'note' },
    },
  )
}

/** The stretch with a new note. Returns undefined if the note is the same as before. */
function withNote(stretch: Stretch, text: string): Stretch | undefined {
  const { note = '', ...rest } = stretch
  if (noteLength(text) > NOTE_LIMIT)
    throw new RangeError(`A note has ${NOTE_LIMIT} characters at most`)
  if (isAside(stretch.category) || note === text) return undefined
  return { ...rest, ...(text && { note: text }) }
}

function noteLine(noted: Stretch | undefined): TracedAct {
  return { type: 'note', ...(noted && { of: noted.startedAt, is: noted.note ? 'text' : 'empty' }) }
}
