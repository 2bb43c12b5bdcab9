export type Group =
  | 'selling'
  | 'internal'
  | 'admin'
  | 'preparation'
  | 'travel'
  | 'service'
  | 'other'

/** A kind of work in the sales process (docs/domain.md, *Categories*). */
export interface Category {
  id: string
  en: string
  ru: string
  group: Group
  /** The base category whose total includes this category. Absent in base categories. */
  parent?: string
  /** The work is done away from the keyboard, so idle and lock change nothing. */
  offComputer: boolean
  /** When a CRM page is opened, Documentation starts and this category ends. */
  yields: boolean
  /** The category can no longer be picked. Time that was recorded under it keeps this category. */
  retired?: true
}

/** All categories of a scheme in order, retired ones included. */
export type Categories = readonly Category[]

const category = (
  id: string,
  en: string,
  ru: string,
  group: Group,
  kind: 'off-computer' | 'yields' | 'crm',
  parent?: string,
): Category => ({
  id,
  en,
  ru,
  group,
  offComputer: kind === 'off-computer',
  yields: kind === 'yields',
  ...(parent && { parent }),
})

/** The category for work that fits no other category. Unknown categories are counted as misc. */
export const MISC = 'misc'
export const DRIVE = 'drive'

/** The category for time in the CRM. */
export const DOCUMENTATION = 'documentation'

/**
 * The 8 base categories, in the order of the popup and of the keys 1–8. Every category of every
 * scheme is one of them or belongs to one of them.
 */
export const BASE: readonly Category[] = [
  category('incoming-call', 'Incoming call', 'Входящий звонок', 'selling', 'off-computer'),
  category('outgoing-call', 'Outgoing call', 'Исходящий звонок', 'selling', 'off-computer'),
  category(
    'prospect-meeting',
    'Meeting with prospect',
    'Встреча с потенциальным клиентом',
    'selling',
    'off-computer',
  ),
  category(
    'client-meeting',
    'Meeting with client',
    'Встреча с клиентом',
    'selling',
    'off-computer',
  ),
  category(
    'internal-meeting',
    'Internal meeting',
    'Внутренняя встреча',
    'internal',
    'off-computer',
  ),
  category(DOCUMENTATION, 'Documentation (CRM)', 'Документация (CRM)', 'admin', 'crm'),
  category('research', 'Research', 'Подготовка', 'preparation', 'yields'),
  category(MISC, 'Misc', 'Прочее', 'other', 'yields'),
]

/** The categories of the detailed scheme: the 8 base categories and their 10 sub-categories. */
export const DETAILED: readonly Category[] = [
  ...BASE,
  category(
    'dialing',
    'Dialing and waiting',
    'Набор номера и ожидание',
    'selling',
    'off-computer',
    'outgoing-call',
  ),
  category(
    'sales-meeting',
    'Sales meeting',
    'Совещание по продажам',
    'internal',
    'off-computer',
    'internal-meeting',
  ),
  category(
    'non-sales-meeting',
    'Non-sales meeting',
    'Совещание не по продажам',
    'internal',
    'off-computer',
    'internal-meeting',
  ),
  category(
    'sales-training',
    'Sales training',
    'Тренинг по продажам',
    'internal',
    'off-computer',
    'internal-meeting',
  ),
  category(
    'non-sales-training',
    'Non-sales training',
    'Тренинг не по продажам',
    'internal',
    'off-computer',
    'internal-meeting',
  ),
  category(DRIVE, 'Drive time', 'Дорога', 'travel', 'off-computer', MISC),
  category(
    'prospect-research',
    'Prospect research',
    'Изучение потенциальных клиентов',
    'preparation',
    'yields',
    'research',
  ),
  category(
    'client-research',
    'Client research',
    'Изучение клиентов',
    'preparation',
    'yields',
    'research',
  ),
  category(
    'product-research',
    'Product research',
    'Изучение продукта',
    'preparation',
    'yields',
    'research',
  ),
  category('client-service', 'Client service', 'Обслуживание клиентов', 'service', 'yields', MISC),
]

/** The category with this id. Returns undefined for `break`, `unexplained` and unknown ids. */
export const categoryOf = (id: string, categories: Categories): Category | undefined =>
  categories.find((category) => category.id === id)

/** @throws RangeError for an id that the scheme does not have */
export function assertCategory(id: string, categories: Categories): void {
  if (!categoryOf(id, categories)) throw new RangeError(`No such category: ${id}`)
}

/** Whether work in this category is done away from the keyboard. */
export const isOffComputer = (id: string | undefined, categories: Categories): boolean =>
  (id !== undefined && categoryOf(id, categories)?.offComputer) ?? false

export const isBase = (id: string) => BASE.some((category) => category.id === id)

/** The categories that can be picked. */
export const offeredOf = (categories: Categories): Categories =>
  categories.filter(({ retired }) => !retired)

/**
 * The base category whose total includes a category. An unknown category (of a newer scheme, or of
 * another team) is counted as misc, so that totals are complete.
 */
export const baseOf = (id: string, categories: Categories): string =>
  isBase(id) ? id : (categoryOf(id, categories)?.parent ?? MISC)
