/**
 * Lines of a trace (recorded events for `npm run replay`) about what the person changed in the
 * settings or on the day page.
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
 * The event of a trace that contains the scheme, with all of its versions. Old segments may also
 * have categories that no version contains (`kept`). They are added to each version as retired
 * categories.
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
