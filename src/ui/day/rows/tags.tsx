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
    // A row that is marked as *corrected* does not also get the mark *edited*.
    ['edited', edited && !corrected],
    ['private', settings.privateCategories.includes(category)],
    ['review', review],
    ['refused', outbox === 'refused'],
  ]
  return named.flatMap(([tag, on]) => (on ? [tag] : []))
}

/** Marks of a row, one word each: how it was recorded, and whether it was sent. */
export const Tags = ({ row, settings }: { row: ViewRow; settings: Settings }) =>
  tagsOf(row, settings).map((tag) => (
    <span key={tag} class={`tag ${tag}`} title={dayWords.tagHints[tag]}>
      {dayWords.tags[tag]}
    </span>
  ))
