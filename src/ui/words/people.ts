import { isRussian } from '../language.ts'
import { en, type PeopleWords } from './people-en.ts'
import { ru } from './people-ru.ts'

/** Words for managing people, in the language of the page. */
export const peopleWords: PeopleWords = isRussian ? ru : en
