/** One-time codes: their alphabet, and how a code that a person typed is parsed. */

/** The characters of a code. There are no characters that look or sound alike: 0 O, 1 I L, U V. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const CODE_LENGTH = 8
/** The longest text that is parsed as a code, in characters. Separators are included. */
export const MAX_CODE = 200

// Capital letters of other alphabets, and for each of them the character of a code that looks like
// it. If a letter looks like two characters, it is left out.
const CYRILLIC = ['АВЕКМНРСТУХҮЅЈԚԜЗҺԌ', 'ABEKMHPCTYXYSJQW3HG'] as const
const GREEK = ['ΑΒΕΖΗΚΜΝΡΤΥΧϹͿ', 'ABEZHKMNPTYXCJ'] as const

const LOOKS_LIKE = new Map(
  [CYRILLIC, GREEK].flatMap(([from, to]) => [...from].map((letter, i) => [letter, [...to][i]])),
)

/**
 * The value of a digit of any script. In every script, the code points of the digits 0 to 9 follow
 * one another.
 */
function valueOfDigit(digit: string) {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return `${value}`
}

/**
 * The normal form of a code that a person typed or pasted. Case, separators, invisible characters,
 * full-width forms and accents are ignored. Letters of other alphabets that look like a character
 * of a code are replaced by it. Characters that are not in `CODE_ALPHABET` (0, O, 1, I) remain, so
 * the result is then no valid code.
 */
export const normalCode = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/[^\d\P{Nd}]/gu, valueOfDigit)
    .replaceAll(/[^\dA-Z]/gu, (letter) => LOOKS_LIKE.get(letter) ?? letter)

/**
 * The number of characters in the secret of an invite. The secret contains the team's id and 128
 * random bits, in the alphabet of codes.
 */
export const INVITE_LENGTH = 53

/** Whether a code (in its normal form) is the secret of an invite. */
export const isInvite = (code: string) =>
  code.length === INVITE_LENGTH && [...code].every((letter) => CODE_ALPHABET.includes(letter))
