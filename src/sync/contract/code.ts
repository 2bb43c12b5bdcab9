/** The one-time code: its alphabet, and how a typed code is read. */

/** Without characters that look or sound alike: 0 O, 1 I L, U V. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const CODE_LENGTH = 8
/** The longest typed code, in characters, with separators. */
export const MAX_CODE = 200

// Letters that look like exactly one letter or digit of the alphabet, in upper case.
const CYRILLIC = ['АВЕКМНРСТУХҮЅЈԚԜЗҺԌ', 'ABEKMHPCTYXYSJQW3HG'] as const
const GREEK = ['ΑΒΕΖΗΚΜΝΡΤΥΧ', 'ABEZHKMNPTYX'] as const

const LOOKS_LIKE = new Map(
  [CYRILLIC, GREEK].flatMap(([from, to]) => [...from].map((letter, i) => [letter, [...to][i]])),
)

// Arabic and Persian digits: the last four bits are the value.
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g
const valueOfDigit = (digit: string) => `${digit.charCodeAt(0) & 0xf}`

/**
 * The code that was meant by a typed, dictated or pasted text: without case, separators, invisible
 * characters, full-width forms and accents, and with look-alike letters of other alphabets
 * replaced. Characters that the alphabet leaves out (0, O, 1, I) stay, so the result is then no
 * valid code.
 */
export const normalCode = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(ARABIC_DIGIT, valueOfDigit)
    .replaceAll(/[^\dA-Z]/gu, (letter) => LOOKS_LIKE.get(letter) ?? letter)

/** Characters of an invite's secret: the team's id and 128 random bits, in the same alphabet. */
export const INVITE_LENGTH = 53

/** Whether a code in its normal form is the secret of an invite. */
export const isInvite = (code: string) =>
  code.length === INVITE_LENGTH && [...code].every((letter) => CODE_ALPHABET.includes(letter))
