/** Finds addresses of endpoints in a text. */
/** Characters that end an address within a sentence. */
export const NO_ADDRESS = String.raw`\s"'“”„«»‹›‘’<>()\[\]{}|*•—`

const SCHEME = /[a-z][a-z\d+.-]*:[/\\]{2}/i
const WEB = /https?:[/\\]{2}/i

/**
 * A host without a scheme: a name with a dot and letters after the dot, `localhost`, an IP address,
 * or any name with a port.
 */
const HOST =
  /^(?:(?:[^@:/\\\s]+\.\p{L}[\p{L}\p{N}-]+|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\])(?::\d+)?|[\p{L}\p{N}-]+:\d{2,5})(?:[/\\?#].*)?$/iu

/** Punctuation of a sentence directly after an address. */
const AFTER = /[.,;:!?…]+$/

/** The words of a text. The brackets of an IPv6 address are a part of its word. */
const WORDS = new RegExp(String.raw`(?:\[[\da-f:]+\]|[^${NO_ADDRESS}])+`, 'gi')

/** Whether an address is the join page of an invite, but without the invite's secret. */
export const isJoinPage = (address: string) => /[/\\]join[/\\]?(?:\?lang=\w*)?#?$/i.test(address)

// Lower-case letters of other alphabets that look like exactly one Latin letter.
const ALIKE = new Map(
  [
    ['асеорхуіјѕһԛԝ', 'aceopxyijshqw'],
    ['ο', 'o'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, i) => [letter, to[i] ?? letter])),
)

const isMixed = (label: string) => /[a-z]/.test(label) && [...label].some((one) => ALIKE.has(one))

/**
 * The address with plain hyphens instead of other hyphens and dashes, and with Latin letters
 * instead of letters that look alike. Letters are replaced only in parts that also contain Latin
 * letters: a name that is completely in another alphabet stays unchanged.
 */
export const latinIn = (address: string) =>
  address
    .replaceAll(/[\u2010\u2011\u2012\u2013\u2212]/g, '-')
    .replaceAll(/[\p{L}\p{N}-]+/gu, (label) => {
      const lower = label.toLowerCase()
      return isMixed(lower) ? [...lower].map((one) => ALIKE.get(one) ?? one).join('') : label
    })

/** Whether a word is an e-mail address: `name@host` without a scheme. */
const isMail = (word: string) => /^[^/\\]+@/.test(word)

/** The word without a label before its address, as in `Server:https://…`. */
export const withoutLabel = (word: string) =>
  word.replace(/^\p{L}+:(?=https?:[/\\]|\p{L}+[^\s:]*\.)/iu, '')

/**
 * The addresses in a text, and the text without them. If no word of the text has a scheme (such as
 * `https://`), each word that may be a host counts as an address. An e-mail address counts as an
 * address only if the text contains nothing else.
 */
export function addressesIn(text: string): { addresses: string[]; rest: string } {
  const words = (text.match(WORDS) ?? []).map((word) => withoutLabel(word).replace(AFTER, ''))
  const all = words.filter(Boolean)
  if (all.length === 1 && all[0] && isMail(all[0])) return { addresses: all, rest: '' }
  const withScheme = all.filter((word) => WEB.test(word) || SCHEME.test(word))
  const isAddress =
    withScheme.length > 0
      ? (word: string) => withScheme.includes(word)
      : (word: string) => HOST.test(word) && !isMail(word)
  return {
    addresses: all.filter(isAddress),
    rest: all.filter((word) => !isAddress(word) && !isMail(word)).join(' '),
  }
}
