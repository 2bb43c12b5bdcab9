/**
 * Compresses the JSON of a month's days. The stored bytes are sent in the answer for a team's
 * report without unpacking them.
 */
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * The option that leaves the end of a compressed part open, so that further parts can follow in the
 * same stream (https://www.zlib.net/manual.html, Z_SYNC_FLUSH).
 */
export const OPEN_END = { finishFlush: constants.Z_SYNC_FLUSH }

export interface PackedText {
  /** The text, compressed by raw deflate with an open end (`OPEN_END`). */
  deflated: Uint8Array
  /** Number of bytes of the text before compression. */
  size: number
  /** CRC-32 of the text before compression. */
  crc: number
}

/** A part of an answer: a text, or a text in compressed form. */
export type Part = string | PackedText

/** The number of bytes before the compressed text: size and CRC-32 of the text, four bytes each. */
const HEAD = 8

/** Returns the bytes that are stored for a text: its size, its CRC, and the compressed text. */
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
