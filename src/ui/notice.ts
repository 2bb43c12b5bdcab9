import { categoryOf } from '../core/scheme.ts'
import type { Notice } from '../store/notice.ts'
import { inWords, span } from './formats.ts'
import { nameOf, words } from './words/here.ts'

const nameById = (id: string) => {
  const category = categoryOf(id)
  return category && nameOf(category)
}

/** What the notification says, and its two buttons: the likeliest answer, and all of them. */
export function noticeText({ startedAt, endedAt, before, likeliest }: Notice) {
  const was = before && nameById(before)
  const when = [span(startedAt, endedAt), was && words.awayBefore(was)].filter(Boolean).join(' · ')
  return {
    title: words.awayTitle(inWords(endedAt - startedAt)),
    message: `${when}\n${words.whatWasIt}`,
    buttons: [nameById(likeliest) ?? likeliest, words.choose],
  }
}
