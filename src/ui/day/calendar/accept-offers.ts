import type { CalendarOffer } from '../../../core/calendar/offers.ts'
import type { OpenTime } from '../../../core/day/open-times.ts'
import type { StintDatabase } from '../../../store/database.ts'
import { type Acts, addEdit } from '../use-acts.ts'

/**
 * Stores the calendar's meetings within an open time, which is unexplained or untracked
 * (core/day/open-times.ts). The rest of that time stays open.
 */
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
  // The meetings are stored already. If this fails, only the guess for the next meeting with the
  // same e-mail domains does not use these answers.
  await learnFrom(db, offers).catch(() => undefined)
}
