/**
 * Compresses answers if the client accepts it: with zstd, which takes less time than gzip, or with
 * gzip.
 */
import { PassThrough, pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { constants, createZstdCompress, gzip, zstdCompress } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { type Part, textOf } from '../report/packed-text.ts'
import { gzipParts } from './gzip-parts.ts'

type Coding = 'zstd' | 'gzip'
const CODINGS = ['zstd', 'gzip'] as const

const QUALITY = /^\s*(?<name>[\w*-]+)\s*(?:;\s*q=(?<quality>[\d.]+)\s*)?$/i

/**
 * Returns the first coding in `preferred` that the header `Accept-Encoding` accepts
 * (https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding).
 */
export const codingFor = <C extends string>(
  accepted: string | undefined,
  preferred: readonly C[],
): C | undefined => {
  const takes = new Map(
    (accepted ?? '').split(',').flatMap((one) => {
      const { name, quality = '1' } = QUALITY.exec(one)?.groups ?? {}
      return name ? [[name.toLowerCase(), Number(quality) > 0] as const] : []
    }),
  )
  const isTaken = (coding: C) => takes.get(coding) ?? takes.get('*') ?? false
  return preferred.find(isTaken)
}

// The lowest compression levels are enough, because answers contain much repetition. Higher levels
// take many times as long.
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const GZIP = { level: 1 }

const PACKED = {
  zstd: (bytes: Buffer) => promisify(zstdCompress)(bytes, ZSTD),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, GZIP),
}
/**
 * The smallest answer that is compressed, in bytes. A smaller answer fits into one network packet
 * without compression.
 */
const LEAST = 1024

/**
 * Compresses the answers to GET. The answer to a batch (PUT) is not compressed: it is small, and
 * many devices may wait for such an answer at the same time.
 */
export const compressAnswers: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.req.method !== 'GET') return
  c.res.headers.append('Vary', 'Accept-Encoding')
  const coding = codingFor(c.req.header('accept-encoding'), CODINGS)
  if (!coding || c.res.status !== 200 || c.res.headers.has('Content-Encoding')) return
  const headers = new Headers(c.res.headers)
  const bytes = Buffer.from(await c.res.arrayBuffer())
  const isWorth = bytes.length >= LEAST
  if (isWorth) headers.set('Content-Encoding', coding)
  const tag = headers.get('ETag')
  // A strong ETag promises equal bytes. Compressed bytes differ, so the ETag becomes weak.
  if (isWorth && tag && !tag.startsWith('W/')) headers.set('ETag', `W/${tag}`)
  const sent = isWorth ? await PACKED[coding](bytes) : bytes
  c.res = undefined
  c.res = new Response(new Uint8Array(sent), { headers })
}

async function* textsOf(pieces: AsyncIterable<readonly Part[]>) {
  for await (const parts of pieces) yield parts.map(textOf).join('')
}

/**
 * Returns the streams that produce a long answer in a coding (zstd, gzip or none). If the coding is
 * gzip, parts that are stored in gzip are copied without unpacking them.
 */
const streamIn = (coding: Coding | undefined, pieces: AsyncIterable<readonly Part[]>) =>
  coding === 'gzip'
    ? ([gzipParts(pieces), new PassThrough()] as const)
    : ([textsOf(pieces), coding ? createZstdCompress(ZSTD) : new PassThrough()] as const)

interface StreamOptions {
  headers: Record<string, string>
  /** Whether parts of the answer are stored in gzip. If so, gzip is preferred to zstd. */
  isPacked: boolean
  /**
   * This function is called once: at the end of the answer, when the client has disconnected, or
   * after an error.
   */
  closed: () => void
}

/** Sends a long JSON answer as a compressed stream, not faster than the client reads it. */
export const streamJson = (
  c: Context,
  pieces: AsyncGenerator<readonly Part[]>,
  { headers, isPacked, closed }: StreamOptions,
) => {
  const accepted = c.req.header('accept-encoding')
  const coding = codingFor<Coding>(accepted, isPacked ? ['gzip', 'zstd'] : CODINGS)
  const [made, sent] = streamIn(coding, pieces)
  // An error ends both streams and the connection, so that the client notices that the answer is
  // not complete.
  pipeline(Readable.from(made, { objectMode: true, highWaterMark: 1 }), sent, closed)
  const body = Readable.toWeb(sent) as ReadableStream<Uint8Array>
  return c.body(body, 200, {
    'Content-Type': 'application/json',
    ...headers,
    ...(coding && { 'Content-Encoding': coding }),
  })
}
