/** Finds invite links in a text: `https://ENDPOINT/join#SECRET`. */
import { CODE_ALPHABET, INVITE_LENGTH, normalCode } from './contract/code.ts'
import { NO_ADDRESS, withoutLabel } from './pasted-addresses.ts'

/**
 * A link to the join page, up to the `#`. It may contain spaces and line breaks, and a parameter
 * with the language of the page.
 */
const LINK = new RegExp(
  String.raw`([^${NO_ADDRESS}#]*[^${NO_ADDRESS}#/\\])\s*[/\\]\s*join\s*[/\\]?(?:\?lang=\w*)?\s*#`,
  'gi',
)

/**
 * The beginning of an address that contains the link as a parameter, such as an address of a mail
 * filter.
 */
const BEFORE = /^.*(?=https?:[/\\])/i

/**
 * The secret at the start of a text. Separators and invisible characters are ignored. Returns
 * undefined if the secret is too short, contains a letter that is not in `CODE_ALPHABET`, or is
 * followed directly by another letter.
 */
function secretIn(text: string): string | undefined {
  let secret = ''
  for (const character of text) {
    const letters = normalCode(character)
    if (secret.length === INVITE_LENGTH) return letters === '' ? secret : undefined
    if ([...letters].some((letter) => !CODE_ALPHABET.includes(letter))) return undefined
    secret += letters
  }
  return secret.length === INVITE_LENGTH ? secret : undefined
}

interface PastedLink {
  /** The address of the endpoint. */
  address: string
  /** The secret of the invite. Undefined if the secret is not complete. */
  secret: string | undefined
}

/** All invite links in a text, in the order of the text. */
export function linksIn(text: string): PastedLink[] {
  const found = [...text.matchAll(LINK)]
  return found.map((match, i) => ({
    address: withoutLabel(match[1] ?? '').replace(BEFORE, ''),
    // The secret is searched for only up to the next link.
    secret: secretIn(text.slice(match.index + match[0].length, found[i + 1]?.index)),
  }))
}
