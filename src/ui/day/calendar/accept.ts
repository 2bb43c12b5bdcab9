import type { CalendarOffer } from '../../../core/calendar/offers.ts'
import type { OpenTime } from '../../../core/day/open-times.ts'
import type { StintDatabase } from '../../../store/database.ts'
import { type Acts, addEdit } from '../edits.ts'

/** Gives an open time the meetings that the calendar has in it; the rest stays open. */
export async function acceptOffers(
  db: StintDatabase,
  acts: Acts,
  { id }: OpenTime,
  offers: readonly CalendarOffer[],
): Promise<void> {
  const parts = offers.map(({ from, to, category }) => ({ from, to, category }))
  if (id !== undefined) await acts.edit({ do: 'explain', id, parts }, 'card')
  else
    for (const { from, to, category } of parts)
      await acts.edit(addEdit({ startedAt: from, endedAt: to }, category), 'card')
  const { learnFrom } = await import('../../calendar/offers.ts')
  // Without it, the next meeting is guessed as if it was the first.
  await learnFrom(db, offers).catch(() => undefined)
}
