/**
 * What a person pastes to connect: an invite link, an address, a code, or the message that they
 * came in.
 */
import { baseText, endpointAt } from './address.ts'
import { addressesIn, isJoinPage, latinIn } from './pasted-addresses.ts'
import { codesIn, isPlainCode, resemblesCode } from './pasted-codes.ts'
import { linksIn } from './pasted-links.ts'

/**
 * Why a text is refused. `cut`: a link without its whole secret; `several`: more than one link,
 * address or code; `letters`: a code with a wrong length or character; `address`: see `endpointAt`;
 * `nothing`: none of the three.
 */
export type PasteProblem = 'cut' | 'several' | 'letters' | 'address' | 'nothing'

/** `url` is the endpoint's base as it is stored; `code` is in its normal form. */
export interface PastedParts {
  url?: string
  code?: string
}

export type Pasted = PastedParts | { problem: PasteProblem }

/**
 * A link in its percent-encoded form, as in the address that the mail filter of a company puts
 * around it.
 */
const ENCODED = /https?%3a%2f%2f[^\s&"'<>]*/gi

const decoded = (text: string) =>
  text.replaceAll(/\/join%23/gi, '/join#').replaceAll(ENCODED, (link) => {
    try {
      return ` ${decodeURIComponent(link)} `
    } catch {
      return link
    }
  })

/** Without invisible characters, full-width forms and special spaces. */
const plainText = (text: string) => decoded(text.replaceAll(/\p{Cf}/gu, '').normalize('NFKC'))

const unique = (texts: readonly string[]) => [...new Set(texts)]

/** The base of an address, or a problem if it cannot be an endpoint's. */
const baseFrom = (address: string): string | undefined => {
  const url = endpointAt(latinIn(address))
  return url && baseText(url)
}

function fromLinks(links: ReturnType<typeof linksIn>): Pasted {
  const whole = links.filter(({ secret }) => secret !== undefined)
  // A message may show a link shortened, and again in full.
  const urls = unique(whole.map(({ address }) => baseFrom(address) ?? ''))
  const codes = unique(whole.map(({ secret = '' }) => secret))
  if (whole.length === 0) return { problem: 'cut' }
  if (urls.length > 1 || codes.length > 1) return { problem: 'several' }
  const [url, code] = [urls[0], codes[0]]
  return url && code ? { url, code } : { problem: 'address' }
}

function fromParts(text: string): Pasted {
  const { addresses, rest } = isPlainCode(text) ? { addresses: [], rest: text } : addressesIn(text)
  if (addresses.some(isJoinPage)) return { problem: 'cut' }
  const urls = addresses.map(baseFrom)
  if (urls.includes(undefined)) return { problem: 'address' }
  const bases = unique(urls as string[])
  const codes = codesIn(rest)
  if (bases.length > 1 || codes.length > 1) return { problem: 'several' }
  const [url, code] = [bases[0], codes[0]]
  const isMistyped = resemblesCode(rest, url === undefined)
  if (code === undefined && isMistyped) return { problem: 'letters' }
  if (url === undefined && code === undefined) return { problem: 'nothing' }
  return { ...(url !== undefined && { url }), ...(code !== undefined && { code }) }
}

/** What is meant; nothing of an address or a code is cut off. */
export function readPasted(text: string): Pasted {
  const plain = plainText(text)
  const links = linksIn(plain)
  return links.length > 0 ? fromLinks(links) : fromParts(plain)
}
