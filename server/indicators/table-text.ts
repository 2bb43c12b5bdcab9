/** Finds the encoding of a CSV file, and decodes it. */
import type { TableReading } from '../../src/sync/contract.ts'

type Encoding = TableReading['encoding']

const MARKS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The number of bytes at the start of a file in which zero bytes are counted: UTF-16 has a zero
 * byte in every Latin letter, digit and separator.
 */
const LOOKED_AT = 4000

const zerosAt = (bytes: Uint8Array, odd: 0 | 1) => {
  let count = 0
  for (let i = odd; i < Math.min(bytes.length, LOOKED_AT); i += 2) if (bytes[i] === 0) count++
  return count
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const isUtf8 = (bytes: Uint8Array) => {
  try {
    utf8.decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * Returns the encoding of a text. A text that is neither UTF-8 nor UTF-16 is decoded as
 * windows-1251, the encoding of older Russian programs.
 */
export const encodingOf = (bytes: Uint8Array): Encoding => {
  const [marked] = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte)) ?? []
  if (marked) return marked
  const [even, odd] = [zerosAt(bytes, 0), zerosAt(bytes, 1)]
  if (odd > even) return 'utf-16le'
  if (even > 0) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251'
}

/** Returns the decoded text without its byte order mark. */
export const textOf = (bytes: Uint8Array, encoding: Encoding) =>
  new TextDecoder(encoding).decode(bytes)
