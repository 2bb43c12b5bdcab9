/**
 * The pseudo-language: English with an accent on every letter, every vowel doubled, and brackets around
 * each text. It can still be read, is two fifths longer, and shows where text is cut off.
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

/** Splits a text into pieces in brackets, which are translated already, and other pieces. */
const pieces = (text: string) => text.split(/(\[[^\]]*\])/)

const lengthen = (text: string) =>
  text.replaceAll(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter)

const inBrackets = (text: string): string =>
  /[a-z]/i.test(text)
    ? `[${pieces(text)
        .map((piece) => (piece.startsWith('[') ? piece.slice(1, -1) : lengthen(piece)))
        .join('')}]`
    : text

/** Keys of values that are no text, or that are equally long in every language. */
const STAYS = ['language', 'endpointExample', 'hostExample']

/** Translates a whole dictionary, or one phrase of it. */
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
