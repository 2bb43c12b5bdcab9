import type { Categories } from '../../core/scheme/categories.ts'
import { BREAK, isAside } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import { inSentence } from '../formats.ts'
import { actWords } from '../words/acts.ts'
import { nameById, words } from '../words/common.ts'

/** An earlier start in words, such as `15 min earlier: took 12 min from Outgoing call`. */
export function sayEarlier(
  minutes: number,
  takes: readonly { category: string; ms: number }[],
  categories: Categories,
): string {
  const taken = takes.map(({ category, ms }) =>
    actWords.took(inSentence(Math.ceil(ms / minute) * minute), nameOfTime(category, categories)),
  )
  return taken.length > 0
    ? actWords.earlierTook(minutes, taken.join(', '))
    : actWords.earlier(minutes)
}

const nameOfTime = (category: string, categories: Categories) => {
  if (!isAside(category)) return nameById(category, categories)
  return category === BREAK ? words.notWork : words.acts.answer
}
