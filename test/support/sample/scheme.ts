import { type Category, DETAILED, isBase } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../../src/core/scheme/versions.ts'

/** A category that this team has added below misc. */
const OFFERS: Category = {
  id: 'offers',
  en: 'Preparing offers',
  ru: 'Подготовка предложений',
  group: 'preparation',
  parent: 'misc',
  offComputer: false,
  yields: true,
}

/** Categories that this team uses from the detailed scheme, which has 18 categories. */
const CHOSEN = ['dialing', 'drive']

/** Number of months since the team changed its scheme, on the first day of a month. */
const MONTHS = 4

export const changedOn = (today: Temporal.PlainDate) =>
  today.with({ day: 1 }).subtract({ months: MONTHS })

/** Returns both versions of the team's scheme: the base scheme, and the team's own scheme. */
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

/** For each category of the team's own scheme, the base category that the team used before it. */
const BEFORE: Record<string, string> = { dialing: 'outgoing-call', drive: 'misc', offers: 'misc' }
export const inBase = (category: string) => BEFORE[category] ?? category
