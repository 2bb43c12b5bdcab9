/**
 * A change of a scheme (a set of categories) that the person has not saved yet, as a list of small
 * edits that can be applied again.
 */

import { BASE, type Categories, type Category, DETAILED, offeredOf } from './categories.ts'
import { foldName } from './change.ts'
import type { SchemeContent } from './versions.ts'

export type SchemeEdit =
  | { do: 'add'; category: Category }
  | { do: 'rename'; id: string; en: string; ru: string }
  | { do: 'move'; id: string; parent: string }
  /**
   * `retire` means that the category can no longer be picked; it is removed if it was never in
   * force. `offer` means that the category can be picked again.
   */
  | { do: 'retire' | 'offer'; id: string }
  /** Offers exactly the categories of a standard scheme, under their standard names. */
  | { do: 'take'; scheme: 'base' | 'detailed' }
  | { do: 'every'; months: SchemeContent['changeEvery'] }

/**
 * Applies edits to a scheme. If the scheme has changed since the edits were made, an edit that no
 * longer applies does nothing.
 * @param settled the categories in force, which can be retired but not removed
 */
export const applySchemeEdits = (
  scheme: SchemeContent,
  edits: readonly SchemeEdit[],
  settled: Categories,
): SchemeContent => edits.reduce((before, edit) => applySchemeEdit(before, edit, settled), scheme)

function applySchemeEdit(
  scheme: SchemeContent,
  edit: SchemeEdit,
  settled: Categories,
): SchemeContent {
  const { categories } = scheme
  const with_ = (changed: Categories) => ({ ...scheme, categories: changed })
  const change = (id: string, how: (category: Category) => Category) =>
    with_(categories.map((category) => (category.id === id ? how(category) : category)))
  switch (edit.do) {
    case 'every':
      return { ...scheme, changeEvery: edit.months }
    case 'add':
      return categories.some(({ id }) => id === edit.category.id)
        ? scheme
        : with_([...categories, edit.category])
    case 'rename':
      return change(edit.id, (category) => ({ ...category, en: edit.en, ru: edit.ru }))
    case 'move':
      return change(edit.id, (category) => ({ ...category, parent: edit.parent }))
    case 'offer':
      return change(edit.id, ({ retired: _, ...category }) => category)
    case 'retire':
      return with_(
        categories.flatMap((one) => (one.id === edit.id ? retireOrRemove(one, settled) : [one])),
      )
    case 'take':
      return with_(offerExactly(edit.scheme === 'base' ? BASE : DETAILED, categories, settled))
  }
}

const retireOrRemove = (category: Category, settled: Categories): Category[] =>
  settled.some(({ id }) => id === category.id) ? [{ ...category, retired: true }] : []

function offerExactly(wanted: Categories, categories: Categories, settled: Categories): Categories {
  const own = (id: string) => wanted.find((category) => category.id === id)
  const rest = categories.flatMap((category) => {
    const mine = own(category.id)
    if (mine) return [mine]
    return category.retired ? [category] : retireOrRemove(category, settled)
  })
  return [...rest, ...wanted.filter(({ id }) => !categories.some((known) => known.id === id))]
}

type SchemeKind = 'base' | 'detailed' | 'own'

/** The standard scheme whose categories are offered without changes, or `own` for any other scheme. */
export function kindOf(categories: Categories): SchemeKind {
  const offered = offeredOf(categories)
  const is = (wanted: Categories) =>
    offered.length === wanted.length &&
    wanted.every(({ id, en, ru, parent }) =>
      offered.some((c) => c.id === id && c.en === en && c.ru === ru && c.parent === parent),
    )
  if (is(BASE)) return 'base'
  return is(DETAILED) ? 'detailed' : 'own'
}

/**
 * How work in a category is done: away from the computer, or at the computer. At the computer, opening
 * the CRM either starts Documentation (`yields`) or changes nothing (`stays`).
 */
export type Nature = 'off-computer' | 'yields' | 'stays'

const natureOf = ({ offComputer, yields }: Pick<Category, 'offComputer' | 'yields'>): Nature =>
  offComputer ? 'off-computer' : yields ? 'yields' : 'stays'

export interface NewCategory {
  en: string
  ru: string
  parent: string
  group: Category['group']
  nature: Nature
}

/** The usual group and nature of a new category whose parent is the given base category. */
export function usualKindBelow(parent: string): Pick<NewCategory, 'group' | 'nature'> {
  const { group, ...kind } = BASE.find(({ id }) => id === parent) ?? {
    group: 'other' as const,
    offComputer: false,
    yields: true,
  }
  return { group, nature: natureOf(kind) }
}

/** @param random letters and digits that make the id unique among teams */
export const categoryFrom = (made: NewCategory, random: string): Category => ({
  id: `${slug(made.en)}-${random}`,
  en: made.en,
  ru: made.ru,
  group: made.group,
  parent: made.parent,
  offComputer: made.nature === 'off-computer',
  yields: made.nature === 'yields',
})

const slug = (name: string) =>
  /[a-z][a-z0-9-]*/
    .exec(
      name
        .toLowerCase()
        .normalize('NFKD')
        .replaceAll(/[^a-z0-9]+/g, '-'),
    )?.[0]
    .slice(0, 40)
    .replace(/-+$/, '') || 'own'

/**
 * The longest name, in characters, and the largest number of categories. The contract has the same
 * limits.
 */
const NAME_LIMIT = 60
export const MOST_CATEGORIES = 60

/** Why a name (in either language) is refused. Returns undefined if it is accepted. */
export function nameProblem(
  { en, ru }: Pick<Category, 'en' | 'ru'>,
  others: Categories,
): 'empty' | 'long' | 'taken' | undefined {
  if (!en || !ru) return 'empty'
  if (Math.max(en.length, ru.length) > NAME_LIMIT) return 'long'
  const taken = offeredOf(others).some(
    (other) => foldName(other.en) === foldName(en) || foldName(other.ru) === foldName(ru),
  )
  return taken ? 'taken' : undefined
}

const cleanName = (text: string) =>
  text.replaceAll('\0', '').toWellFormed().trim().replaceAll(/\s+/g, ' ')

/**
 * Removes unneeded spaces, and characters that cannot be stored, from the names. If the name is
 * empty in one language, it is copied from the other language.
 */
export function namesFrom(en: string, ru: string): Pick<Category, 'en' | 'ru'> {
  const [one, other] = [cleanName(en), cleanName(ru)]
  return { en: one || other, ru: other || one }
}

/** A difference between two versions of a scheme. `was`: the category in the earlier version. */
export type SchemeDifference =
  | { what: 'added' | 'offered' | 'retired'; category: Category }
  | { what: 'renamed' | 'moved'; category: Category; was: Category }
  | { what: 'every'; months: SchemeContent['changeEvery'] }

/** The differences between two versions of a scheme, in the order of the categories. */
export function differences(before: SchemeContent, after: SchemeContent): SchemeDifference[] {
  const found: SchemeDifference[] = after.categories.flatMap((category) =>
    differencesOf(
      category,
      before.categories.find(({ id }) => id === category.id),
    ),
  )
  if (before.changeEvery === after.changeEvery) return found
  return [...found, { what: 'every', months: after.changeEvery }]
}

function differencesOf(category: Category, was: Category | undefined): SchemeDifference[] {
  if (!was) return category.retired ? [] : [{ what: 'added', category }]
  const found: SchemeDifference[] = []
  if (category.retired !== was.retired)
    found.push({ what: category.retired ? 'retired' : 'offered', category })
  // A new name of a category that is retired in both versions is not shown.
  if (category.retired && was.retired) return found
  if (category.en !== was.en || category.ru !== was.ru)
    found.push({ what: 'renamed', category, was })
  if (category.parent !== was.parent) found.push({ what: 'moved', category, was })
  return found
}
