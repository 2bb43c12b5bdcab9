import { dayInFull } from '../../dates.ts'
import { categoryWords as words } from '../../words/categories.ts'
import type { SchemeRefusal } from '../ports.ts'

/** Says why the scheme was not changed, and what the person can do. */
export const refusalWords = (refusal: SchemeRefusal) =>
  'allowedFrom' in refusal
    ? words.allowedFrom(dayInFull(refusal.allowedFrom))
    : words.outcomes[refusal.why]
