import { BASE, type Categories, categoryOf } from '../../../core/scheme/categories.ts'
import type { SchemeDifference } from '../../../core/scheme/edits.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { nameOf } from '../../words/names.ts'

/** The name of a base category: the team's own name for the category, or else its usual name. */
export const baseName = (id: string | undefined, categories: Categories) => {
  const base = categoryOf(id ?? '', categories) ?? categoryOf(id ?? '', BASE)
  return base ? nameOf(base) : ''
}

/**
 * A difference in one line.
 * @param categories the categories after the change, which contain the names of parents
 */
export function differenceWords(found: SchemeDifference, categories: Categories): string {
  if (found.what === 'every') return words.differences.every(words.everyMonths[found.months])
  const name = nameOf(found.category)
  const base = baseName(found.category.parent, categories)
  switch (found.what) {
    case 'added':
      return words.differences.added(name, base)
    case 'moved':
      return words.differences.moved(name, base)
    case 'renamed': {
      const was = nameOf(found.was)
      // Only the name in the other language has changed, so both names are shown.
      if (was === name)
        return words.differences.renamed(bothNames(found.was), bothNames(found.category))
      return words.differences.renamed(was, name)
    }
    default:
      return words.differences[found.what](name)
  }
}

const bothNames = ({ en, ru }: { en: string; ru: string }) => `${en} / ${ru}`
