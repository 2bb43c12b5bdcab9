import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gzipParts } from '../../../server/http/gzip-parts.ts'
import { type Part, packedFrom, packText } from '../../../server/report/packed-text.ts'

describe('a gzip stream of texts and packed texts', () => {
  it('unpacks to all of them, with the right checksum and length', async () => {
    const text = fc.oneof(
      { weight: 9, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
      { weight: 1, arbitrary: fc.nat(18_000).map((count) => 'день '.repeat(count)) },
    )
    const piece = fc.array(fc.tuple(text, fc.boolean()), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
        async function* parts(): AsyncGenerator<readonly Part[]> {
          for (const one of pieces)
            yield one.map(([text, isPacked]) => (isPacked ? packedFrom(packText(text)) : text))
        }
        const chunks: Buffer[] = []
        for await (const chunk of gzipParts(parts())) chunks.push(chunk)
        const all = pieces.flat().map(([text]) => text)
        // Unpacking also checks the stored length and the checksum (CRC-32).
        const unpacked = gunzipSync(Buffer.concat(chunks))
        expect(unpacked.equals(Buffer.from(all.join('')))).toBe(true)
      }),
    )
  })
})
