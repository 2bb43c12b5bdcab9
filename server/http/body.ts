/** Reads a request's JSON, plain or in gzip, and not a byte more than the contract allows. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { MAX_BYTES } from '../../src/sync/contract.ts'
import { Refusal } from './problem.ts'

const tooLarge = () => new Refusal('too-large', `At most ${MAX_BYTES} bytes, unpacked.`)

/** The body as it came. */
const readRaw = async (c: Context) => {
  // Node holds a body to the length that it says it has.
  const said = Number(c.req.header('content-length') ?? Number.NaN)
  if (said > MAX_BYTES) throw tooLarge()
  return said >= 0 ? Buffer.from(await c.req.arrayBuffer()) : readStream(c.req.raw.body)
}

// A reader in a loop: streams piped through one another cost more than all else here.
const readStream = async (body: ReadableStream<Uint8Array> | null) => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

const unzip = promisify(gunzip)

// A small body may unpack to a huge one: it is never unpacked further than allowed.
const unpacked = async (raw: Buffer, encoding: string | undefined) => {
  // https://www.rfc-editor.org/rfc/rfc9110#name-content-codings: without regard to case, and the old name.
  const coding = encoding?.trim().toLowerCase()
  if (coding === undefined || coding === '' || coding === 'identity') return raw
  if (coding !== 'gzip' && coding !== 'x-gzip')
    throw new Refusal('unsupported-media-type', 'Only gzip is unpacked.')
  return unzip(raw, { maxOutputLength: MAX_BYTES }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : error
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const orUnreadable = async <T>(read: () => Promise<T>) => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('bad-request', 'The body cannot be read: broken gzip, cut off, or not UTF-8.')
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('bad-request', 'The body is not JSON.')
  }
}

/** What is wrong, by the path of each field; never the values, which may be anyone's. */
export const explain = (error: z.core.$ZodError) =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    .join('; ')

/** The bytes of a JSON body, as they came. */
export const receive = (c: Context): Promise<Buffer> => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new Refusal('unsupported-media-type', 'The body must be application/json.')
  return orUnreadable(() => readRaw(c))
}

/** What they say, as the schema has it. Throws a Refusal that says what does not fit. */
export const understand = async <T>(
  c: Context,
  raw: Buffer,
  schema: z.ZodMiniType<T>,
): Promise<T> => {
  const encoding = c.req.header('content-encoding')
  const text = await orUnreadable(async () => utf8.decode(await unpacked(raw, encoding)))
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  // Too many rows, like too many bytes, tells the device to send less at once.
  const tooMany = parsed.error.issues.some(
    (issue) => issue.code === 'too_big' && issue.origin === 'array',
  )
  throw new Refusal(tooMany ? 'too-large' : 'bad-request', explain(parsed.error))
}

/** The body as the schema has it. Throws a Refusal that says what does not fit. */
export const readBody = async <T>(c: Context, schema: z.ZodMiniType<T>): Promise<T> =>
  understand(c, await receive(c), schema)
