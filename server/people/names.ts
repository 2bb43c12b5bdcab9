/**
 * Rules for the names of people and teams: which names are allowed, which names count as equal, and
 * how names are sorted.
 */
import { OperatorError } from '../operator-error.ts'

/** The largest length of the name of a person or a team, in code points. */
export const NAME_LIMIT = 100

// Characters that nobody sees: zero-width spaces, byte order marks, soft hyphens, marks for the
// direction of writing. U+200C and U+200D are allowed, because words in Persian and in languages of
// India need them.
const INVISIBLE = /(?![\u200C\u200D])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const ALL_INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
// Characters that are no text: line breaks, tabs and control codes (Cc), single halves of a
// surrogate pair (Cs), and U+FFFD, which replaces bytes that could not be decoded.
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u

const show = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/**
 * Returns a name in the form in which it is stored: Unicode NFC, no invisible characters, single
 * spaces inside, and no spaces around. Throws OperatorError for a text that is not a name.
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
 * Returns the text by which names are compared. The text is equal for names that differ only in
 * case, spaces, full-width letters, or kinds of apostrophe or hyphen. The text is in upper case, in
 * which ß equals ss.
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

/**
 * Compares the names of two objects in the alphabetical order of this machine's language, for use
 * with `sort`.
 */
export const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name)

export type NameOrder = typeof byName

/** Returns the languages in a header `Accept-Language`, the preferred language first. */
const languagesIn = (accepted: string) =>
  accepted
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/)
      const [, q = '1'] = /^q=([\d.]+)$/.exec(parameters.join(';')) ?? []
      return { tag, q: Number(q) }
    })
    .filter(({ tag, q }) => /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(tag) && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)

/**
 * Returns the language of the person who sends a request, from the header `Accept-Language`;
 * undefined if this system supports no language of the header.
 */
export const languageOf = (accepted: string | undefined) => {
  for (const tag of languagesIn(accepted ?? ''))
    try {
      const [known] = Intl.Collator.supportedLocalesOf(tag)
      if (known) return known
    } catch {
      // The text looks like a language tag, but is not a valid one.
    }
  return undefined
}

/**
 * Returns a function that compares two names in the alphabetical order of a language, for use with
 * `sort`.
 */
export const orderIn = (language: string | undefined): NameOrder => {
  if (language === undefined) return byName
  const order = new Intl.Collator(language, { numeric: true })
  return (a, b) => order.compare(a.name, b.name)
}

export const hasName = (name: string) => (one: { name: string }) =>
  nameKey(one.name) === nameKey(name)

/**
 * Returns the item with this name; undefined if nothing was found. If the names of several items
 * differ only in case and spaces, returns the item whose name is written exactly as `name`. Throws
 * OperatorError if no name is written exactly like that.
 */
export const onlyOne = <T extends { name: string }>(found: readonly T[], name: string) => {
  if (found.length < 2) return found[0]
  const exact = found.find((one) => one.name === name)
  if (exact) return exact
  throw new OperatorError(`Which one? ${found.map((one) => JSON.stringify(one.name)).join(' or ')}`)
}
