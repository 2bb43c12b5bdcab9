import type { CalendarOffer } from '../../../core/calendar/offers.ts'
import type { OpenTime } from '../../../core/day/open-times.ts'
import type { StintDatabase } from '../../../store/database.ts'
import { type Acts, addEdit } from '../use-acts.ts'

/**
 * Stores meetings of the calendar as entries within a time that is unexplained or untracked
 * (core/day/open-times.ts). The rest of that time stays without a category.
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
  // The meetings are stored already. If learning from them fails, only the guess for the next
  // meeting with the same e-mail domains is worse.
  await learnFrom(db, offers).catch(() => undefined)
}
