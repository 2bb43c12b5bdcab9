/** Answers are packed where the client takes it: zstd, which costs least, else gzip. */
import { PassThrough, pipeline, Readable, type Transform } from 'node:stream'
import { promisify } from 'node:util'
import { constants, createGzip, createZstdCompress, gzip, zstdCompress } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'

type Coding = 'zstd' | 'gzip'

const QUALITY = /^\s*(?<name>[\w*-]+)\s*(?:;\s*q=(?<quality>[\d.]+)\s*)?$/i

/** What of ours an `Accept-Encoding` takes (https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding). */
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

// The lowest levels: what is packed is much alike, and higher ones take many times as long.
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

/** What is smaller goes in one packet as it is. */
const LEAST = 1024

/** Packs what was read from the database; a batch's answer is small, and many wait for it. */
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
  // The bytes are others now.
  if (isWorth && tag && !tag.startsWith('W/')) headers.set('ETag', `W/${tag}`)
  const sent = isWorth ? await PACKED[coding](bytes) : bytes
  c.res = undefined
  c.res = new Response(new Uint8Array(sent), { headers })
}

/**
 * A long JSON answer, packed as it is made: no faster than the client reads it.
 * @param closed is called once, when all is sent, the client has gone, or it failed
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
  // An error ends both, and so the connection: a client must not take half for the whole.
  pipeline(made, sent, closed)
  const body = Readable.toWeb(sent) as ReadableStream<Uint8Array>
  return c.body(body, 200, {
    ...{ 'Content-Type': 'application/json', ...headers },
    ...(coding && { 'Content-Encoding': coding }),
  })
}
