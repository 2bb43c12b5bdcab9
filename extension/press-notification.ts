import type { StintDatabase } from '../src/store/database.ts'
import { askToSend } from '../src/store/outbox/sending.ts'
import { notifications, openPageOf, pageIn } from './notifications.ts'
import { answer, openAnswers } from './notify.ts'

/**
 * Handles a button of a notification. A notification about time away: the first button stores the
 * likeliest answer, the other one shows all answers. A notification about a page: a button opens
 * the page, or sends the day, whose receipt is then shown on the day page.
 */
export async function press(db: StintDatabase, id: string, button: number): Promise<void> {
  const page = pageIn(id)
  if (!page) return button === 0 ? answer(db, id) : openAnswers(id)
  if (button === 0) return openPageOf(id, page)
  await askToSend(db)
  await notifications()?.clear(id)
}
