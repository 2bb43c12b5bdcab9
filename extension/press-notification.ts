import type { StintDatabase } from '../src/store/database.ts'
import { askToSend } from '../src/store/outbox/sending.ts'
import { notifications, openPageOf, pageIn } from './notifications.ts'
import { answer, openAnswers } from './notify.ts'

/**
 * Handles a click on a button of a notification. In a notification about time away, the first
 * button stores the most likely answer, and the second button shows all answers. In a notification
 * about a day or a week, the first button opens its page, and the second button sends the recorded
 * time to the endpoint now.
 */
export async function press(db: StintDatabase, id: string, button: number): Promise<void> {
  const page = pageIn(id)
  if (!page) return button === 0 ? answer(db, id) : openAnswers(id)
  if (button === 0) return openPageOf(id, page)
  await askToSend(db)
  await notifications()?.clear(id)
}
