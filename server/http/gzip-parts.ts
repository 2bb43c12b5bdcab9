/**
 * Makes one gzip stream (https://www.rfc-editor.org/rfc/rfc1952) from texts and from parts that are
 * already compressed.
 */
import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib'
import { memoise } from '../../src/core/memoise.ts'
import { OPEN_END, type PackedText, type Part } from '../report/packed-text.ts'

// The header of the stream, which is always the same: no file name, no time, fastest level, unknown
// operating system.
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255])
/** The bytes of an empty last block (https://www.rfc-editor.org/rfc/rfc1951, 3.2.6). */
const LAST_BLOCK = [3, 0]

/**
 * Texts of at most this many bytes are put into the stream uncompressed: compressing such a text
 * would take longer than sending it.
 */
const SHORT = 100
/**
 * Texts of more than this many bytes are compressed in another thread. Compressing a smaller text
 * takes at most a tenth of a millisecond. That is less than the time to pass the text to a thread
 * and back.
 */
const LONG = 32 * 1024
/**
 * The number of characters that are compressed together: twice the size of the window of deflate.
 */
const TOGETHER = 64 * 1024

const deflate = promisify(deflateRaw)

const deflateText = (bytes: Buffer): Uint8Array | Promise<Uint8Array> => {
  const { length } = bytes
  const options = { ...OPEN_END, level: 1 }
  if (length > LONG) return deflate(bytes, options)
  if (length > SHORT) return deflateRawSync(bytes, options)
  // An uncompressed block begins with its length in two bytes, then the same two bytes with every
  // bit inverted. The text follows (https://www.rfc-editor.org/rfc/rfc1951, 3.2.4).
  return Buffer.concat([Buffer.from([0, length, 0, ~length & 255, 255]), bytes])
}

/**
 * A linear map of 32 bits to 32 bits, as in crc32_combine of zlib: the array contains the image of
 * each single bit.
 */
type BitMap = readonly number[]

const apply = (map: BitMap, bits: number) => {
  let image = 0
  for (let i = 0, left = bits; left !== 0; i++, left >>>= 1) if (left & 1) image ^= map[i] as number
  return image >>> 0
}
const square = (map: BitMap): BitMap => map.map((image) => apply(map, image))

/** Describes the change of a CRC-32 when one zero bit is appended to the data. */
const ZERO_BIT: BitMap = [0xedb88320, ...Array.from({ length: 31 }, (_, i) => 2 ** i)]

/** Returns the change of a CRC-32 when `2 ** power` zero bytes are appended to the data. */
const zeroBytes: (power: number) => BitMap = memoise((power) =>
  square(power === 0 ? square(square(ZERO_BIT)) : zeroBytes(power - 1)),
)

/**
 * Returns the CRC-32 of two pieces of data that are joined, computed from the CRC-32 of each piece.
 */
const joinCrc = (before: number, { crc, size }: Pick<PackedText, 'crc' | 'size'>) => {
  let moved = before
  for (let power = 0, left = size; left > 0; power++, left >>>= 1)
    if (left & 1) moved = apply(zeroBytes(power), moved)
  return (moved ^ crc) >>> 0
}

/** Waits until all parts are compressed, then joins their bytes in the order of the parts. */
const joinBytes = async (chunks: readonly (Uint8Array | Promise<Uint8Array>)[]) =>
  Buffer.concat(await Promise.all(chunks))

export async function* gzipParts(pieces: AsyncIterable<readonly Part[]>): AsyncGenerator<Buffer> {
  let crc = 0
  let size = 0
  let text = ''
  const takeText = () => {
    const bytes = Buffer.from(text)
    text = ''
    crc = crc32(bytes, crc)
    size += bytes.length
    return deflateText(bytes)
  }
  // The bytes of one piece are sent while the next piece is read and compressed.
  let sent = joinBytes([HEADER])
  for await (const parts of pieces) {
    const chunks: (Uint8Array | Promise<Uint8Array>)[] = []
    for (const part of parts) {
      if (typeof part === 'string') text += part
      else {
        if (text !== '') chunks.push(takeText())
        chunks.push(part.deflated)
        crc = joinCrc(crc, part)
        size += part.size
      }
    }
    if (text.length > TOGETHER) chunks.push(takeText())
    const next = joinBytes(chunks)
    yield await sent
    sent = next
  }
  yield await sent
  const last = await takeText()
  const end = Buffer.alloc(8)
  end.writeUInt32LE(crc, 0)
  end.writeUInt32LE(size % 2 ** 32, 4)
  yield Buffer.concat([last, Buffer.from(LAST_BLOCK), end])
}
