/**
 * Parses the text that a person pastes to connect: an invite link, an address, a code, or a message
 * that contains one of these.
 */
import { baseText, endpointAt } from './address.ts'
import { addressesIn, isJoinPage, latinIn } from './pasted-addresses.ts'
import { codesIn, isPlainCode, resemblesCode } from './pasted-codes.ts'
import { linksIn } from './pasted-links.ts'

/**
 * Why a pasted text is refused. `cut`: a link does not contain its whole secret. `several`: the
 * text has more than one link, address or code. `letters`: a code has a wrong length or character.
 * `address`: `endpointAt` refuses the address. `nothing`: the text has no link, address or code.
 */
type PasteProblem = 'cut' | 'several' | 'letters' | 'address' | 'nothing'

/**
 * What a pasted text contains. `url` is the endpoint's base URL in the form in which it is stored.
 * `code` is in its normal form.
 */
interface PastedParts {
  url?: string
  code?: string
}

export type Pasted = PastedParts | { problem: PasteProblem }

/**
 * A percent-encoded link. Mail filters of companies put such a link into an address of the filter.
 */
const ENCODED = /https?%3a%2f%2f[^\s&"'<>]*/gi

const decode = (text: string) =>
  text.replaceAll(/\/join%23/gi, '/join#').replaceAll(ENCODED, (link) => {
    try {
      return ` ${decodeURIComponent(link)} `
    } catch {
      return link
    }
  })

/**
 * The text without invisible characters. Full-width letters and special spaces become ordinary
 * ones, and encoded links are decoded.
 */
const plainText = (text: string) => decode(text.replaceAll(/\p{Cf}/gu, '').normalize('NFKC'))

const unique = (texts: readonly string[]) => [...new Set(texts)]

/** The base URL of an address. Returns undefined if it cannot be the address of an endpoint. */
const baseFrom = (address: string): string | undefined => {
  const url = endpointAt(latinIn(address))
  return url && baseText(url)
}

function fromLinks(links: ReturnType<typeof linksIn>): Pasted {
  const whole = links.filter(({ secret }) => secret !== undefined)
  // A message may contain the same link twice, once shortened and once in full. Only full links are
  // used.
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

/**
 * The link, address or code in a pasted text. Nothing is cut off from an address or a code to make
 * it valid.
 */
export function readPasted(text: string): Pasted {
  const plain = plainText(text)
  const links = linksIn(plain)
  return links.length > 0 ? fromLinks(links) : fromParts(plain)
}
