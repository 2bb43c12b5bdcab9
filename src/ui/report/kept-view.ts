/** Stores in this browser which parts of the report are open, and whether patterns are shown. */
import { keepChoice, readChoice } from '../kept-choice.ts'

const OPEN = 'report-open'
const SHOWN = 'report-shown'
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

/**
 * The address of the report that was shown last, if it was shown today. On a later day the report
 * begins with its usual range, because people could mistake the old range for the present one.
 */
export const keptAddress = (today: string) => {
  const [date, address] = readChoice(SHOWN).split(' ')
  return (date === today && address) || ''
}

export const keepAddress = (today: string, address: string) =>
  keepChoice(SHOWN, `${today} ${address}`)
