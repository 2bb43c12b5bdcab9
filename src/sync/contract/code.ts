/** The one-time code: what it is made of, and how one that a person typed is read. */

/** Without those that look or sound alike: 0 O, 1 I L, U V. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const CODE_LENGTH = 8
/** Characters of a code as typed: with separators, some of them invisible. */
export const MAX_CODE = 200

// Each draws like one letter or digit of the alphabet, and like no other. Upper case: that is what
// is compared.
const CYRILLIC = ['АВЕКМНРСТУХҮЅЈԚԜЗҺԌ', 'ABEKMHPCTYXYSJQW3HG'] as const
const GREEK = ['ΑΒΕΖΗΚΜΝΡΤΥΧ', 'ABEZHKMNPTYX'] as const

const LOOKS_LIKE = new Map(
  [CYRILLIC, GREEK].flatMap(([from, to]) => [...from].map((letter, i) => [letter, [...to][i]])),
)

// Arabic and Persian digits: the last four bits are the value.
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g
const valueOfDigit = (digit: string) => `${digit.charCodeAt(0) & 0xf}`

/**
 * A code as it was made, whatever came in while it was typed, dictated or pasted: case, separators
 * of any kind, invisible characters, full-width forms, accents, letters of other alphabets that look
 * the same. What the alphabet leaves open (0 or O, 1 or I) stays as it is, and is then no code.
 */
export const normalCode = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(ARABIC_DIGIT, valueOfDigit)
    .replaceAll(/[^\dA-Z]/gu, (letter) => LOOKS_LIKE.get(letter) ?? letter)
