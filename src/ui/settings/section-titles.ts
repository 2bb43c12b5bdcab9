import { keepingWords } from '../words/backup.ts'
import { calendarWords } from '../words/calendar.ts'
import { callWords } from '../words/calls.ts'
import { categoryWords } from '../words/categories.ts'
import { keyWords } from '../words/keys.ts'
import { pageWords } from '../words/pages.ts'
import { lookedWords } from '../words/who-looked.ts'

/** The sections in the order of the page: their ids and titles. */
export const SECTIONS = [
  ['crm', pageWords.crm],
  ['calls', callWords.title],
  ['calendar', calendarWords.title],
  ['exchange', pageWords.sending],
  ['sent', pageWords.sentTitle],
  ['looked', lookedWords.title],
  ['categories', categoryWords.title],
  ['personal', categoryWords.yours],
  ['keys', keyWords.title],
  ['workday', pageWords.day],
  ['rules', pageWords.rulesTitle],
  ['backup', keepingWords.backup],
  ['storage', keepingWords.storage],
] as const

export type SectionId = (typeof SECTIONS)[number][0]

export const titleOf = (id: SectionId): string => new Map<string, string>(SECTIONS).get(id) ?? id
