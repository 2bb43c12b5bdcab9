import { MAX_LINE } from './format.ts'
import { newPause } from './pause.ts'

/**
 * The checksum over the lines of a backup. Web Crypto cannot compute a digest piece by piece, so
 * the checksum is a chain: each digest is computed from the previous digest and the next line.
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
    /** The checksum of all lines so far, lower-case hex. */
    hex: () => sum.toHex(),
  }
}

const encoder = new TextEncoder()

/** Encodes lines as the bytes of a file; the last line has the checksum of all others. */
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
 * Splits a text that comes in pieces into its lines. A last line without a line break counts,
 * unless it is empty.
 */
export function splitLines() {
  let rest: string[] = []
  let length = 0
  return new TransformStream<string, string>({
    transform(text, out) {
      const [first = '', ...more] = text.split('\n')
      rest.push(first)
      length += first.length
      // A line this long is in no backup, and would fill the memory.
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
