/**
 * Which parts of the report are open, and whether patterns are shown. Both are kept in this browser
 * only.
 */
import { keepChoice, readChoice } from '../kept-choice.ts'

const OPEN = 'report-open'
const PATTERNS = 'report-patterns'

const openFolds = () => readChoice(OPEN).split(' ').filter(Boolean)

export const isFoldOpen = (name: string) => openFolds().includes(name)

export const keepFold = (name: string, isOpen: boolean) =>
  keepChoice(
    OPEN,
    [...openFolds().filter((other) => other !== name), ...(isOpen ? [name] : [])].join(' '),
  )

export const hasPatterns = () => readChoice(PATTERNS) !== ''

export const keepPatterns = (on: boolean) => keepChoice(PATTERNS, on ? 'on' : '')
