import type { Notice } from '../store/timeline/away-notice.ts'
import { whenAway } from './away.ts'
import { inSentence } from './formats.ts'
import { badgeWords as words } from './words/badge.ts'
import { nameById } from './words/names.ts'

/**
 * The text of the notification about time away, and its two buttons: one stores the likeliest
 * answer, and one shows all answers.
 */
export function noticeText(notice: Notice) {
  return {
    title: words.awayTitle(inSentence(notice.endedAt - notice.startedAt)),
    message: `${whenAway(notice, notice.categories).join(' · ')}\n${words.whatWasIt}`,
    buttons: [nameById(notice.likeliest, notice.categories), words.choose],
  }
}
