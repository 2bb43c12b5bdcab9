import { type CalendarWords, en } from './calendar-en.ts'
import { ru } from './calendar-ru.ts'
import { isRussian } from './names.ts'

export const calendarWords: CalendarWords = isRussian ? ru : en

/** The words in the other language, for the search of the settings. */
export const otherCalendarWords: CalendarWords = isRussian ? en : ru
