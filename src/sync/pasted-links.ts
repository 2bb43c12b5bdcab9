/** Invite links in a text: `https://ENDPOINT/join#SECRET`. */
import { CODE_ALPHABET, INVITE_LENGTH, normalCode } from './contract/code.ts'
import { NO_ADDRESS, withoutLabel } from './pasted-addresses.ts'

/**
 * The address of the join page until `#`, also if a line was broken within, and in another language
 * of the page.
 */
const LINK = new RegExp(
  String.raw`([^${NO_ADDRESS}#]*[^${NO_ADDRESS}#/\\])\s*[/\\]\s*join\s*[/\\]?(?:\?lang=\w*)?\s*#`,
  'gi',
)

/** The address of a redirect around the link. */
const BEFORE = /^.*(?=https?:[/\\])/i

/**
 * The secret at the start of a text: characters between its letters do not count. Returns undefined
 * if it is shorter, or if another letter follows directly.
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
  /** Of the endpoint. */
  address: string
  /** Undefined if it is not whole. */
  secret: string | undefined
}

/** All links, in their order. */
export function linksIn(text: string): PastedLink[] {
  const found = [...text.matchAll(LINK)]
  return found.map((match, i) => ({
    address: withoutLabel(match[1] ?? '').replace(BEFORE, ''),
    // Never beyond the next link.
    secret: secretIn(text.slice(match.index + match[0].length, found[i + 1]?.index)),
  }))
}
