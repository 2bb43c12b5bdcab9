import type { StintDatabase } from '../src/store/database.ts'
import { askToSend } from '../src/store/outbox/sending.ts'
import { notifications, openPageOf, pageIn } from './notifications.ts'
import { answer, openAnswers } from './notify.ts'

/**
 * A button of a notification. About time away: the likeliest answer, or all answers. About a page: opens
 * it, or sends the day, whose receipt is shown on the day page.
 */
export async function press(db: StintDatabase, id: string, button: number): Promise<void> {
  const page = pageIn(id)
  if (!page) return button === 0 ? answer(db, id) : openAnswers(id)
  if (button === 0) return openPageOf(id, page)
  await askToSend(db)
  await notifications()?.clear(id)
}
