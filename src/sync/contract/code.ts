/** The one-time code: its alphabet, and how a code that a person typed is read. */

/** The characters of a code. Those that look or sound alike are left out: 0 O, 1 I L, U V. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const CODE_LENGTH = 8
/** The longest text that is read as a code, characters, with separators. */
export const MAX_CODE = 200

// Capital letters of other alphabets, each with the one character of a code that it looks like. A
// letter that looks like two characters is left out.
const CYRILLIC = ['АВЕКМНРСТУХҮЅЈԚԜЗҺԌ', 'ABEKMHPCTYXYSJQW3HG'] as const
const GREEK = ['ΑΒΕΖΗΚΜΝΡΤΥΧϹͿ', 'ABEZHKMNPTYXCJ'] as const

const LOOKS_LIKE = new Map(
  [CYRILLIC, GREEK].flatMap(([from, to]) => [...from].map((letter, i) => [letter, [...to][i]])),
)

/**
 * The value of a digit of any script. In every script the ten digits follow one another, from 0.
 */
function valueOfDigit(digit: string) {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return `${value}`
}

/**
 * The code that a typed, dictated or pasted text means. Case, separators, invisible characters,
 * full-width forms and accents are ignored, and look-alike letters of other alphabets are replaced.
 * Characters that `CODE_ALPHABET` leaves out (0, O, 1, I) stay; the result is then not a valid
 * code.
 */
export const normalCode = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/[^\d\P{Nd}]/gu, valueOfDigit)
    .replaceAll(/[^\dA-Z]/gu, (letter) => LOOKS_LIKE.get(letter) ?? letter)

/**
 * Characters in the secret of an invite: the team's id and 128 random bits, in the alphabet of
 * codes.
 */
export const INVITE_LENGTH = 53

/** Whether a code in its normal form is the secret of an invite. */
export const isInvite = (code: string) =>
  code.length === INVITE_LENGTH && [...code].every((letter) => CODE_ALPHABET.includes(letter))
