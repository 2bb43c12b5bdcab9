/** How the person last looked at the report; kept in this browser only. */

const OPEN = 'report-open'
const PATTERNS = 'report-patterns'

/** A browser may forbid storage: then nothing is remembered. */
const read = (key: string) => {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

const write = (key: string, value: string) => {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {
    // Nothing is remembered.
  }
}

const openFolds = () => read(OPEN).split(' ').filter(Boolean)

export const isFoldOpen = (name: string) => openFolds().includes(name)

export const keepFold = (name: string, isOpen: boolean) =>
  write(
    OPEN,
    [...openFolds().filter((other) => other !== name), ...(isOpen ? [name] : [])].join(' '),
  )

export const hasPatterns = () => read(PATTERNS) !== ''

export const keepPatterns = (on: boolean) => write(PATTERNS, on ? 'on' : '')
