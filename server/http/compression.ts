/** Compresses answers if the client accepts it: with zstd, which costs least, or with gzip. */
import { PassThrough, pipeline, Readable, type Transform } from 'node:stream'
import { promisify } from 'node:util'
import { constants, createGzip, createZstdCompress, gzip, zstdCompress } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'

type Coding = 'zstd' | 'gzip'

const QUALITY = /^\s*(?<name>[\w*-]+)\s*(?:;\s*q=(?<quality>[\d.]+)\s*)?$/i

/** The coding of ours that an `Accept-Encoding` accepts (https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding). */
export const codingFor = (accepted: string | undefined): Coding | undefined => {
  const takes = new Map(
    (accepted ?? '').split(',').flatMap((one) => {
      const { name, quality = '1' } = QUALITY.exec(one)?.groups ?? {}
      return name ? [[name.toLowerCase(), Number(quality) > 0] as const] : []
    }),
  )
  const isTaken = (coding: Coding) => takes.get(coding) ?? takes.get('*') ?? false
  return (['zstd', 'gzip'] as const).find(isTaken)
}

// The lowest levels: answers repeat themselves much, and higher levels take many times as long.
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const GZIP = { level: 1 }

const PACKED = {
  zstd: (bytes: Buffer) => promisify(zstdCompress)(bytes, ZSTD),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, GZIP),
}
const PACKING: Record<Coding, () => Transform> = {
  zstd: () => createZstdCompress(ZSTD),
  gzip: () => createGzip(GZIP),
}

/** Bytes from which an answer is compressed: a smaller one fits into one network packet. */
const LEAST = 1024

/** Compresses the answers to GET. The answer to a batch is small, and many devices wait for it. */
export const compressAnswers: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.req.method !== 'GET') return
  c.res.headers.append('Vary', 'Accept-Encoding')
  const coding = codingFor(c.req.header('accept-encoding'))
  if (!coding || c.res.status !== 200 || c.res.headers.has('Content-Encoding')) return
  const headers = new Headers(c.res.headers)
  const bytes = Buffer.from(await c.res.arrayBuffer())
  const isWorth = bytes.length >= LEAST
  if (isWorth) headers.set('Content-Encoding', coding)
  const tag = headers.get('ETag')
  // A strong tag stands for the same bytes, and these are others.
  if (isWorth && tag && !tag.startsWith('W/')) headers.set('ETag', `W/${tag}`)
  const sent = isWorth ? await PACKED[coding](bytes) : bytes
  c.res = undefined
  c.res = new Response(new Uint8Array(sent), { headers })
}

/**
 * Streams a long JSON answer, compressed, no faster than the client reads it.
 * @param closed is called once: at the end, when the client has gone, or at an error
 */
export const streamJson = (
  c: Context,
  pieces: AsyncGenerator<string>,
  headers: Record<string, string>,
  closed: () => void,
) => {
  const coding = codingFor(c.req.header('accept-encoding'))
  const made = Readable.from(pieces, { objectMode: true, highWaterMark: 1 })
  const sent = coding ? PACKING[coding]() : new PassThrough()
  // An error ends both, and so the connection: a client must not take half an answer for a whole one.
  pipeline(made, sent, closed)
  const body = Readable.toWeb(sent) as ReadableStream<Uint8Array>
  return c.body(body, 200, {
    'Content-Type': 'application/json',
    ...headers,
    ...(coding && { 'Content-Encoding': coding }),
  })
}
