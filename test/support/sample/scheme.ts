import { type Category, DETAILED, isBase } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../../src/core/scheme/versions.ts'

/** What this team made of its misc. */
const OFFERS: Category = {
  id: 'offers',
  en: 'Preparing offers',
  ru: 'Подготовка предложений',
  group: 'preparation',
  parent: 'misc',
  offComputer: false,
  yields: true,
}

/** Of the detailed scheme it took these. */
const CHOSEN = ['dialing', 'drive']

/** The team chose on the first of the month, so many months ago. */
const MONTHS = 4

export const changedOn = (today: Temporal.PlainDate) =>
  today.with({ day: 1 }).subtract({ months: MONTHS })

/** The base scheme, and what followed it. */
export const versionsOn = (today: Temporal.PlainDate): readonly SchemeVersion[] => [
  FIRST_SCHEME,
  {
    version: 2,
    from: changedOn(today).toString(),
    changeEvery: 1,
    categories: [
      ...DETAILED.map((category) =>
        isBase(category.id) || CHOSEN.includes(category.id)
          ? category
          : { ...category, retired: true as const },
      ),
      OFFERS,
    ],
  },
]

/** What a category was recorded as before there was more than the base scheme. */
const BEFORE: Record<string, string> = { dialing: 'outgoing-call', drive: 'misc', offers: 'misc' }
export const inBase = (category: string) => BEFORE[category] ?? category
