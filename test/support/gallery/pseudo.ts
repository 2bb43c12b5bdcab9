/**
 * The pseudo-language: English with an accent on every letter, two of each vowel and brackets
 * around, so that it can still be read, is longer by two fifths, and shows where it is cut.
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

/** What is in brackets has been said in it already. */
const pieces = (text: string) => text.split(/(\[[^\]]*\])/)

const longer = (text: string) => text.replaceAll(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter)

const saidIn = (text: string): string =>
  /[a-z]/i.test(text)
    ? `[${pieces(text)
        .map((piece) => (piece.startsWith('[') ? piece.slice(1, -1) : longer(piece)))
        .join('')}]`
    : text

/** What is no text, or as long in every language. */
const STAYS = ['language', 'endpointExample', 'hostExample']

/** A whole dictionary, or a phrase of it. */
export function pseudo<T>(said: T, key = ''): T {
  if (STAYS.includes(key)) return said
  if (typeof said === 'string') return saidIn(said) as T
  if (typeof said === 'function')
    return ((...given: unknown[]) => pseudo((said as (...g: unknown[]) => unknown)(...given))) as T
  if (Array.isArray(said)) return said.map((one) => pseudo(one)) as T
  if (typeof said !== 'object' || said === null) return said
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, pseudo(value, name)]),
  ) as T
}
