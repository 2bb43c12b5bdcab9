import type { Settings } from '../../../core/settings/settings.ts'
import { dayWords } from '../../words/day.ts'
import type { ViewRow } from '../view.ts'

type Tag = keyof typeof dayWords.tags

function tagsOf({ stretch, foreign, corrected }: ViewRow, settings: Settings): Tag[] {
  const { source, category, edited, review, outbox } = stretch
  const named: [Tag, boolean | undefined][] = [
    ['elsewhere', foreign],
    ['auto', source === 'auto' && category !== 'unexplained'],
    ['corrected', corrected === 'waits'],
    ['correctedSent', corrected === 'sent'],
    // A correction is always edited.
    ['edited', edited && !corrected],
    ['private', settings.privateCategories.includes(category)],
    ['review', review],
    ['refused', outbox === 'refused'],
  ]
  return named.flatMap(([tag, on]) => (on ? [tag] : []))
}

/** How a row was recorded and whether it was sent, in a word each. */
export const Tags = ({ row, settings }: { row: ViewRow; settings: Settings }) =>
  tagsOf(row, settings).map((tag) => (
    <span key={tag} class={`tag ${tag}`} title={dayWords.tagHints[tag]}>
      {dayWords.tags[tag]}
    </span>
  ))
