/** JSON of a month's days that is stored compressed, so that a layout sends it as it is stored. */
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * The end of a part: with it, parts can follow one another in one stream
 * (https://www.zlib.net/manual.html, Z_SYNC_FLUSH).
 */
export const OPEN_END = { finishFlush: constants.Z_SYNC_FLUSH }

export interface PackedText {
  /** Raw deflate with an open end. */
  deflated: Uint8Array
  /** Bytes when unpacked. */
  size: number
  /** CRC-32 of these bytes. */
  crc: number
}

/** A part of an answer. */
export type Part = string | PackedText

/** Size and CRC, four bytes each, come before the deflated bytes. */
const HEAD = 8

/** The stored form. */
export const packText = (text: string): Uint8Array => {
  const bytes = Buffer.from(text)
  const head = Buffer.alloc(HEAD)
  head.writeUInt32LE(bytes.length, 0)
  head.writeUInt32LE(crc32(bytes), 4)
  return Buffer.concat([head, deflateRawSync(bytes, OPEN_END)])
}

export const packedFrom = (stored: Uint8Array): PackedText => {
  const view = new DataView(stored.buffer, stored.byteOffset, stored.byteLength)
  return {
    deflated: stored.subarray(HEAD),
    size: view.getUint32(0, true),
    crc: view.getUint32(4, true),
  }
}

export const textOf = (part: Part): string =>
  typeof part === 'string' ? part : inflateRawSync(part.deflated, OPEN_END).toString()

export const isEmpty = (part: Part) => (typeof part === 'string' ? part === '' : part.size === 0)
