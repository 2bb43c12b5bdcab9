/** Finds one-time codes in a text, alone or within a sentence. */
import { CODE_ALPHABET, CODE_LENGTH, isInvite, normalCode } from './contract/code.ts'

const isShortCode = (code: string) =>
  code.length === CODE_LENGTH && [...code].every((letter) => CODE_ALPHABET.includes(letter))

const isCode = (code: string) => isShortCode(code) || isInvite(code)

const LETTER = String.raw`[\p{L}\p{N}]\p{M}*`
/** Two groups of four letters or digits, with only spaces or punctuation between them. */
const TWO_FOURS = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?=((?:${LETTER}){4}[\s\p{P}\p{S}]*(?:${LETTER}){4})(?![\p{L}\p{N}]))`,
  'gu',
)

const hasDigit = (text: string) => /\p{Nd}/u.test(text)
const isUpperCase = (text: string) => text === text.toUpperCase()

/**
 * The codes within a sentence. Two ordinary words of four letters are not taken for a code: a code
 * contains a digit, or all its letters are capitals. A number alone is not a code.
 */
function inSentence(text: string): string[] {
  const found = [...text.matchAll(TWO_FOURS)].flatMap(([, group = '']) => {
    const code = normalCode(group)
    const mayBe = isShortCode(code) && /\D/.test(code)
    return mayBe && (hasDigit(code) || isUpperCase(group)) ? code : []
  })
  const secrets = text.split(/\s/).map(normalCode).filter(isInvite)
  const all = [...new Set([...found, ...secrets])]
  const withDigit = all.filter(hasDigit)
  return withDigit.length > 0 ? withDigit : all
}

/** All codes in a text, in their normal form. */
export function codesIn(text: string): string[] {
  const whole = normalCode(text)
  return isCode(whole) ? [whole] : inSentence(text)
}

/** Whether the whole text is a code, and no part of it is a host such as `acme.test`. */
export const isPlainCode = (text: string) =>
  isCode(normalCode(text)) && (isUpperCase(text) || !/[^\s.]\.[^\s.]/.test(text))

/** By how many characters a mistyped code may be longer or shorter than a correct code. */
const NEARLY = 3

const isNearly = (code: string) =>
  Math.abs(code.length - CODE_LENGTH) <= NEARLY && /^[\dA-Z]+$/.test(code)

/**
 * Whether a text may be a mistyped code: it contains a word of letters and digits that is about as
 * long as a code. If the person entered nothing else (`isAlone`), the text need not contain both
 * letters and digits.
 */
export const resemblesCode = (text: string, isAlone: boolean): boolean => {
  const words = text.split(/\s/).map(normalCode)
  return (
    (isAlone && isNearly(normalCode(text))) ||
    words.some((word) => isNearly(word) && hasDigit(word) && /[A-Z]/.test(word))
  )
}
