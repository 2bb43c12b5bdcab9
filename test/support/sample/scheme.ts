import { type Category, DETAILED, isBase } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../../src/core/scheme/versions.ts'

/** A sub-category of misc that this team has added. */
const OFFERS: Category = {
  id: 'offers',
  en: 'Preparing offers',
  ru: 'Подготовка предложений',
  group: 'preparation',
  parent: 'misc',
  offComputer: false,
  yields: true,
}

/** Categories of the detailed scheme that the team uses. */
const CHOSEN = ['dialing', 'drive']

/** Months since the team changed its scheme, on the first day of a month. */
const MONTHS = 4

export const changedOn = (today: Temporal.PlainDate) =>
  today.with({ day: 1 }).subtract({ months: MONTHS })

/** The versions of the team's scheme: the base scheme, and its own. */
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

/** The base category in which the team recorded this work before it had its own scheme. */
const BEFORE: Record<string, string> = { dialing: 'outgoing-call', drive: 'misc', offers: 'misc' }
export const inBase = (category: string) => BEFORE[category] ?? category
