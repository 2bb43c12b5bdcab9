/**
 * Reads the JSON of a request's body, plain or compressed with gzip. The API limits the number of
 * bytes.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { MAX_BYTES } from '../../src/sync/contract.ts'
import { describeMismatch } from './parse-request.ts'
import { ProblemError } from './problem.ts'

const tooLarge = (most: number) => new ProblemError('too-large', `At most ${most} bytes, unpacked.`)

/** Returns the bytes of the body as received, without unpacking them. */
const readRaw = async (c: Context, most: number) => {
  // The header can be trusted: Node reads no more of a body than its Content-Length.
  const length = Number(c.req.header('content-length') ?? Number.NaN)
  if (length > most) throw tooLarge(most)
  return length >= 0 ? Buffer.from(await c.req.arrayBuffer()) : readStream(c.req.raw.body, most)
}

// Reads the stream in a loop, because piping one stream into another took longer than all other
// work in this file.
const readStream = async (body: ReadableStream<Uint8Array> | null, most: number) => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

const unzip = promisify(gunzip)

// A small body may unpack to a very large one, so unpacking stops after the largest allowed number
// of bytes.
const unpack = async (raw: Buffer, encoding: string | undefined, most: number) => {
  // Upper and lower case are equal, and `x-gzip` is an older name of `gzip`
  // (https://www.rfc-editor.org/rfc/rfc9110#name-content-codings).
  const coding = encoding?.trim().toLowerCase()
  if (coding === undefined || coding === '' || coding === 'identity') return raw
  if (coding !== 'gzip' && coding !== 'x-gzip')
    throw new ProblemError('unsupported-media-type', 'Only gzip is unpacked.')
  return unzip(raw, { maxOutputLength: most }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(most) : error
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const refuseUnreadable = async <T>(read: () => Promise<T>) => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError(
      'bad-request',
      'The body cannot be read: broken gzip, cut off, or not UTF-8.',
    )
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('bad-request', 'The body is not JSON.')
  }
}

/** Returns the bytes of a JSON body as received, without unpacking them. */
export const readBytes = (c: Context, most = MAX_BYTES): Promise<Buffer> => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new ProblemError('unsupported-media-type', 'The body must be application/json.')
  return refuseUnreadable(() => readRaw(c, most))
}

/** Unpacks and parses the bytes of a body. Throws a ProblemError that says what is wrong in it. */
export const parseBody = async <T>(
  c: Context,
  raw: Buffer,
  schema: z.ZodMiniType<T>,
  most = MAX_BYTES,
): Promise<T> => {
  const encoding = c.req.header('content-encoding')
  const text = await refuseUnreadable(async () => utf8.decode(await unpack(raw, encoding, most)))
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  // Too many rows are refused in the same way as too many bytes, because the device then sends
  // fewer rows at a time.
  const tooMany = parsed.error.issues.some(
    (issue) => issue.code === 'too_big' && issue.origin === 'array',
  )
  throw new ProblemError(tooMany ? 'too-large' : 'bad-request', describeMismatch(parsed.error))
}

/** Reads and parses a body. Throws a ProblemError that says what is wrong in it. */
export const readBody = async <T>(
  c: Context,
  schema: z.ZodMiniType<T>,
  most = MAX_BYTES,
): Promise<T> => parseBody(c, await readBytes(c, most), schema, most)
