import { MAX_LINE } from './format.ts'
import { newPause } from './pause.ts'

/**
 * The lines of a backup and the checksum over them. Web Crypto has no digest that goes on with more
 * data, so it is a chain: each line's digest is made over the one before it and the line.
 */
export function newSeal() {
  let sum = new Uint8Array(32)
  return {
    async add(line: Uint8Array) {
      const joined = new Uint8Array(sum.length + line.length)
      joined.set(sum)
      joined.set(line, sum.length)
      sum = new Uint8Array(await crypto.subtle.digest('SHA-256', joined))
    },
    /** Over all lines so far, lower-case hex. */
    hex: () => sum.toHex(),
  }
}

const encoder = new TextEncoder()

/** Lines to the bytes of a file; the last one carries the checksum over all others. */
export function sealLines() {
  const seal = newSeal()
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

/** Text in any pieces to its lines; what follows the last line break is a line where it is not empty. */
export function splitLines() {
  let rest: string[] = []
  let length = 0
  return new TransformStream<string, string>({
    transform(text, out) {
      const [first = '', ...more] = text.split('\n')
      rest.push(first)
      length += first.length
      // No backup of ours, and nothing to fill the memory with.
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
