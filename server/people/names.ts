/** What people and teams may be called, when two names are the same, and in which order they stand. */
import { OperatorError } from '../operator-error.ts'

/** The longest name of a person or a team, code points. */
export const NAME_LIMIT = 100

// Zero-width spaces, byte order marks, soft hyphens, marks of direction and the like. The joiners
// stay: Persian and Indic spellings need them.
const INVISIBLE = /(?![\u200C\u200D])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const ALL_INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
// Line breaks, tabs and escape codes (Cc), halves of a surrogate pair (Cs), and what could not be
// decoded.
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u

const show = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/**
 * A name as it is stored: Unicode NFC, without invisible characters, single spaces inside and none
 * around. Throws `OperatorError` where that is no name.
 */
export const nameFrom = (typed: string) => {
  const name = typed
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .trim()
    .replace(/\p{Zs}+/gu, ' ')
  if (UNREADABLE.test(name))
    throw new OperatorError(
      `A name has no line breaks, tabs or control codes: ${JSON.stringify(show(name))}`,
    )
  if (!/[\p{L}\p{N}]/u.test(name)) throw new OperatorError('A name needs a letter or a digit.')
  const { length } = [...name]
  if (length > NAME_LIMIT)
    throw new OperatorError(
      `A name has at most ${NAME_LIMIT} characters, not ${length}: ${show(name)}`,
    )
  return name
}

/**
 * Two names are the same where this is: whatever their case, spaces, width of letters, kinds of
 * apostrophe and hyphen. (Upper case is the fold here: it makes one of ß and ss, and of σ and ς.)
 */
export const nameKey = (name: string) =>
  name
    .replace(/[‘’ʼ`´]/g, "'")
    .normalize('NFKC')
    .replace(ALL_INVISIBLE, '')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()

const collator = new Intl.Collator(undefined, { numeric: true })

/** For `sort`: as a person of this machine's language would look the names up. */
export const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name)
