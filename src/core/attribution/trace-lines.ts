/**
 * Lines of a trace (recorded events for `npm run replay`) for changes in the settings and on the
 * day page.
 */
import type { Edit } from '../editing/types.ts'
import type { Categories, Category } from '../scheme/categories.ts'
import type { SchemeVersion } from '../scheme/versions.ts'
import type { TracedAct, TracedCategory, TracedEdit, TraceEvent } from './trace.ts'

/**
 * @param of the start of the edited segment, epoch milliseconds; undefined if the edit changes no
 * stored segment
 */
export function editLine(edit: Edit, of: number | undefined): TracedAct {
  const { id: _, note: __, ...traced } = { id: undefined, note: undefined, ...edit }
  return { type: 'edit', edit: traced as TracedEdit, ...(of !== undefined && { of }) }
}

/**
 * The scheme as an event of a trace: all of its versions. The `kept` categories are in no version
 * of the scheme. Each version gets them as retired categories.
 */
export const schemeLine = (
  versions: readonly SchemeVersion[],
  kept: Categories = [],
): TraceEvent => ({
  type: 'scheme',
  versions: versions.map((version) => ({
    ...version,
    categories: [...version.categories, ...kept.map(asRetired)].map(withoutNames),
  })),
})

const asRetired = (category: Category): Category => ({ ...category, retired: true })
const withoutNames = ({ en: _, ru: __, ...category }: Category): TracedCategory => category
