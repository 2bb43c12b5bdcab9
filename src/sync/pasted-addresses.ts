/** Addresses of endpoints in a text. */
/** Characters that end an address in a sentence. */
export const NO_ADDRESS = String.raw`\s"'“”„«»‹›‘’<>()\[\]{}|*•—`

const SCHEME = /[a-z][a-z\d+.-]*:[/\\]{2}/i
const WEB = /https?:[/\\]{2}/i

/**
 * A host without a scheme: with a dot and letters after it, this computer, an IP address, or any
 * name with a port.
 */
const HOST =
  /^(?:(?:[^@:/\\\s]+\.\p{L}[\p{L}\p{N}-]+|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\])(?::\d+)?|[\p{L}\p{N}-]+:\d{2,5})(?:[/\\?#].*)?$/iu

/** Punctuation of the sentence after an address. */
const AFTER = /[.,;:!?…]+$/

/** Words, and the brackets of an IPv6 address. */
const WORDS = new RegExp(String.raw`(?:\[[\da-f:]+\]|[^${NO_ADDRESS}])+`, 'gi')

/** Whether it is the page of an invite, whose secret was left out. */
export const isJoinPage = (address: string) => /[/\\]join[/\\]?(?:\?lang=\w*)?#?$/i.test(address)

// Lower-case letters that look like exactly one Latin letter.
const ALIKE = new Map(
  [
    ['асеорхуіјѕһԛԝ', 'aceopxyijshqw'],
    ['ο', 'o'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, i) => [letter, to[i] ?? letter])),
)

const isMixed = (label: string) => /[a-z]/.test(label) && [...label].some((one) => ALIKE.has(one))

/**
 * The address with hyphens that do not break as plain ones, and with look-alike letters replaced in
 * parts that have Latin letters as well: a name of one alphabet stays as it is.
 */
export const latinIn = (address: string) =>
  address
    .replaceAll(/[\u2010\u2011\u2012\u2013\u2212]/g, '-')
    .replaceAll(/[\p{L}\p{N}-]+/gu, (label) => {
      const lower = label.toLowerCase()
      return isMixed(lower) ? [...lower].map((one) => ALIKE.get(one) ?? one).join('') : label
    })

/** `name@host` without a scheme. */
const isMail = (word: string) => /^[^/\\]+@/.test(word)

/** Without a label in the same word: `Server:https://…`. */
export const withoutLabel = (word: string) =>
  word.replace(/^\p{L}+:(?=https?:[/\\]|\p{L}+[^\s:]*\.)/iu, '')

/**
 * The addresses of a text, and the text without them. Words that may be a host count only where no
 * address has a scheme; e-mail addresses only if there is nothing else.
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
