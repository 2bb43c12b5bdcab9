import fc from 'fast-check'
import { vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { acknowledge, takeBatch } from '../../src/store/outbox/acknowledge.ts'
import * as answers from '../../src/store/timeline/answers.ts'
import * as commands from '../../src/store/timeline/commands.ts'
import { undo } from '../../src/store/timeline/undo.ts'

export const START = Date.UTC(2026, 10, 23, 9)

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ pick: fc.constantFrom('misc', 'research', 'dialing') }) },
  fc.record({ note: fc.constantFrom('звонок', 'a "quoted"\nnote', '\ud83d\ude00 \ud800') }),
  fc.record({ move: fc.constantFrom(1, 15) }),
  fc.constantFrom('stop', 'undo', 'crm', 'away', 'explain', 'send'),
)

/** Random actions of a person, such as a click, each up to 20 minutes after the previous one. */
export const randomWork = (maxLength = 12) =>
  fc.array(fc.record({ after: fc.integer({ min: 0, max: 20 }), act }), { minLength: 1, maxLength })
export type Work = readonly { after: number; act: Act }[]
type Act = { pick: string } | { note: string } | { move: number } | string

async function perform(db: StintDatabase, act: Act) {
  if (typeof act === 'object') {
    if ('pick' in act) return commands.switchTo(db, act.pick)
    if ('note' in act) return commands.setNote(db, act.note)
    return commands.moveStart(db, Date.now() - act.move * minute)
  }
  if (act === 'stop') return commands.stop(db)
  if (act === 'undo') return undo(db)
  if (act === 'away') return commands.apply(db, { at: 'away', why: 'idle' })
  if (act === 'crm')
    return commands.apply(db, {
      at: 'site',
      category: 'documentation',
      context: { product: 'pipedrive' },
    })
  if (act === 'send') return sendAll(db)
  const asked = await db.segments.where('category').equals('unexplained').first()
  if (asked) await answers.explain(db, asked.id, 'misc')
}

/** Marks all unsent segments as acknowledged by the endpoint. */
async function sendAll(db: StintDatabase) {
  const taken = await takeBatch(db, 200, new Set())
  const verdicts = taken.map(({ id, revision }) => ({ id, revision, result: 'stored' as const }))
  await acknowledge(db, verdicts)
}

/** Does the actions from the clock's present time on. The computer is awake all the time. */
export async function doWork(db: StintDatabase, days: Work) {
  for (const { after, act } of days) {
    for (let left = after; left > 0; left -= 2) {
      vi.setSystemTime(Date.now() + Math.min(left, 2) * minute)
      await commands.apply(db, { at: 'elsewhere' })
    }
    await perform(db, act)
  }
}
