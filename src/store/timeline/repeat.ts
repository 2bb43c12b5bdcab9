import { pick } from '../../core/attribution/commands.ts'
import type { Repeat } from '../../core/attribution/likely-repeats.ts'
import { applySteps } from '../../core/attribution/steps.ts'
import { assertCategory } from '../../core/scheme/categories.ts'
import { cleanNote } from '../../core/time/note.ts'
import { openOf } from '../../core/time/timeline.ts'
import type { StintDatabase } from '../database.ts'
import { readSettings } from '../settings.ts'
import { repeatsWithin } from '../views/repeats.ts'
import { command, tables } from './change.ts'
import { keepTrace } from './trace.ts'

/**
 * Switches to a category and sets its note. If `context` is present, the new segment also gets this
 * CRM record. All of this is one action, so that one *undo* reverses it.
 * @throws RangeError if no scheme has the category
 */
export const repeat = (db: StintDatabase, { category, note, context }: Repeat): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const text = cleanNote(note)
    let startedAt: number | undefined
    await command(
      db,
      { type: 'pick', category, ...(context && { context }) },
      (state, now) => {
        assertCategory(category, state.categories)
        const after = applySteps(state, pick(state, category, now, { note: text, context }))
        startedAt = openOf(after.timeline)?.startedAt
        return after
      },
      { did: { did: 'switch' } },
    )
    // A replay of the trace first starts the category without its note. So the trace needs a
    // separate line for the note.
    if (text && startedAt !== undefined && (await readSettings(db)).recordTrace)
      await keepTrace(db, Date.now(), { type: 'note', of: startedAt, is: 'text' })
  })

/**
 * Starts the likely pair of category and note with this index. Used for a key that is pressed
 * before the popup has read the pairs. Does nothing if there is no such pair.
 */
export const repeatByKey = (db: StintDatabase, index: number): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const pair = (await repeatsWithin(db, Date.now())).pairs[index]
    if (pair) await repeat(db, pair)
  })
