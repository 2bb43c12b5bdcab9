import { isRussian } from '../language.ts'
import { en, type PeopleWords } from './people-en.ts'
import { ru } from './people-ru.ts'

export const peopleWords: PeopleWords = isRussian ? ru : en
