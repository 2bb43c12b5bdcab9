import { MAX_LINE } from './format.ts'
import { newPause } from './pause.ts'

/**
 * The checksum over the lines of a backup. Web Crypto cannot compute a digest piece by piece, so
 * the checksum is a chain: each digest is computed from the previous digest together with the next
 * line.
 */
export function newChecksum() {
  let sum = new Uint8Array(32)
  return {
    async add(line: Uint8Array) {
      const joined = new Uint8Array(sum.length + line.length)
      joined.set(sum)
      joined.set(line, sum.length)
      sum = new Uint8Array(await crypto.subtle.digest('SHA-256', joined))
    },
    /** The checksum of all lines that were added so far, as lower-case hex. */
    hex: () => sum.toHex(),
  }
}

const encoder = new TextEncoder()

/**
 * Encodes lines as the bytes of a file, and adds a last line with the checksum of all lines before
 * it.
 */
export function addChecksum() {
  const seal = newChecksum()
  const pause = newPause()
  return new TransformStream<string, Uint8Array<ArrayBuffer>>({
    async transform(line, out) {
      await pause()
      await seal.add(encoder.encode(line))
      out.enqueue(encoder.encode(`${line}\n`))
    },
    flush(out) {
      out.enqueue(encoder.encode(`${JSON.stringify({ sha256: seal.hex() })}\n`))
    },
  })
}

/**
 * Splits a text that arrives in pieces into its lines. If the last line has no line break, it is
 * still returned, unless it is empty.
 */
export function splitLines() {
  let rest: string[] = []
  let length = 0
  return new TransformStream<string, string>({
    transform(text, out) {
      const [first = '', ...more] = text.split('\n')
      rest.push(first)
      length += first.length
      // No backup has a line that is so long. Such a line would fill the memory.
      if (length > MAX_LINE) throw new RangeError('A line is too long')
      for (const next of more) {
        out.enqueue(rest.join(''))
        rest = [next]
        length = next.length
      }
    },
    flush(out) {
      if (length > 0) out.enqueue(rest.join(''))
    },
  })
}
