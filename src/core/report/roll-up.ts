/**
 * Finds the base category of a category by the scheme (the set of categories) that was in force
 * when a segment was recorded.
 */
import { memoise } from '../memoise.ts'
import { BASE, baseOf, type Category, categoryOf, type Group } from '../scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../scheme/versions.ts'

export interface RollUp {
  /** The base category of a category. For unknown categories, the result is misc. */
  base: (category: string, version?: number) => string
  group: (category: string) => Group
  /** The newest definition of a category. */
  category: (id: string) => Category | undefined
}

/**
 * @param versions the versions of the scheme, the oldest first. If `base` is called without a
 * version number, it uses the newest version.
 */
export function rollUpBy(versions: readonly SchemeVersion[]): RollUp {
  const newest = versions.at(-1) ?? FIRST_SCHEME
  const madeUnder = (version: number) =>
    versions.findLast((one) => one.version <= version) ?? versions[0] ?? FIRST_SCHEME
  const category = memoise((id) => {
    for (const { categories } of [...versions.toReversed(), FIRST_SCHEME]) {
      const found = categoryOf(id, categories)
      if (found) return found
    }
    return undefined
  })
  const base = memoise((key) => {
    const [id = '', version = ''] = key.split(' ')
    const { categories } = version ? madeUnder(Number(version)) : newest
    if (categoryOf(id, categories)) return baseOf(id, categories)
    return category(id)?.parent ?? baseOf(id, categories)
  })
  return {
    base: (id, version) => base(version === undefined ? id : `${id} ${version}`),
    group: (id) => category(id)?.group ?? 'other',
    category,
  }
}

/** The ids of the 8 base categories, in the order of the popup. */
export const BASE_IDS = BASE.map(({ id }) => id)
