/**
 * The pseudo-language: English with an accent on every letter, every vowel doubled, and brackets around
 * each text. A person can still read it. It is longer than English by two fifths, so it shows where
 * text would be cut off.
 */
const ACCENTED: Record<string, string> = {
  a: 'áá',
  e: 'éé',
  i: 'íí',
  o: 'óó',
  u: 'úú',
  y: 'ýý',
  A: 'ÁÁ',
  E: 'ÉÉ',
  I: 'ÍÍ',
  O: 'ÓÓ',
  U: 'ÚÚ',
  Y: 'ÝÝ',
  c: 'ç',
  d: 'ď',
  g: 'ğ',
  l: 'ł',
  n: 'ñ',
  r: 'ř',
  s: 'š',
  t: 'ţ',
  w: 'ŵ',
  z: 'ž',
  C: 'Ç',
  D: 'Ď',
  G: 'Ğ',
  L: 'Ł',
  N: 'Ñ',
  R: 'Ř',
  S: 'Š',
  T: 'Ţ',
  W: 'Ŵ',
  Z: 'Ž',
}

/** Splits a text into pieces that are in brackets, and so translated already, and the other pieces. */
const pieces = (text: string) => text.split(/(\[[^\]]*\])/)

const lengthen = (text: string) =>
  text.replaceAll(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter)

const inBrackets = (text: string): string =>
  /[a-z]/i.test(text)
    ? `[${pieces(text)
        .map((piece) => (piece.startsWith('[') ? piece.slice(1, -1) : lengthen(piece)))
        .join('')}]`
    : text

/** Keys of values that are no words for a person, or that have the same length in every language. */
const STAYS = ['language', 'endpointExample', 'hostExample']

/** Translates a whole dictionary of the page's words, or one phrase of it, into the pseudo-language. */
export function pseudo<T>(said: T, key = ''): T {
  if (STAYS.includes(key)) return said
  if (typeof said === 'string') return inBrackets(said) as T
  if (typeof said === 'function')
    return ((...given: unknown[]) => pseudo((said as (...g: unknown[]) => unknown)(...given))) as T
  if (Array.isArray(said)) return said.map((one) => pseudo(one)) as T
  if (typeof said !== 'object' || said === null) return said
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, pseudo(value, name)]),
  ) as T
}
