/** Invite links in a text: `https://ENDPOINT/join#SECRET`. */
import { CODE_ALPHABET, INVITE_LENGTH, normalCode } from './contract/code.ts'
import { NO_ADDRESS, withoutLabel } from './pasted-addresses.ts'

/**
 * A link to the join page, up to the `#`. Spaces and line breaks within the link are allowed, and a
 * parameter for the language of the page.
 */
const LINK = new RegExp(
  String.raw`([^${NO_ADDRESS}#]*[^${NO_ADDRESS}#/\\])\s*[/\\]\s*join\s*[/\\]?(?:\?lang=\w*)?\s*#`,
  'gi',
)

/** The address of a redirect that stands in front of the link's own address. */
const BEFORE = /^.*(?=https?:[/\\])/i

/**
 * The secret at the start of a text; other characters between its letters are ignored. Returns
 * undefined if the secret is too short, or if another letter follows it directly.
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

export interface PastedLink {
  /** The address of the endpoint. */
  address: string
  /** The secret of the invite; undefined if it is not complete. */
  secret: string | undefined
}

/** All invite links of a text, in their order. */
export function linksIn(text: string): PastedLink[] {
  const found = [...text.matchAll(LINK)]
  return found.map((match, i) => ({
    address: withoutLabel(match[1] ?? '').replace(BEFORE, ''),
    // The secret is searched only up to the next link.
    secret: secretIn(text.slice(match.index + match[0].length, found[i + 1]?.index)),
  }))
}
