/** Reads a request's JSON, plain or in gzip, and not a byte more than the contract allows. */
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { MAX_BYTES } from '../src/sync/contract.ts'
import { Refusal } from './problem.ts'

const tooLarge = () => new Refusal('too-large', `At most ${MAX_BYTES} bytes, unpacked.`)

// Counts on both sides of the unpacking: a small body may unpack to a huge one, and gzip allows
// a body of any length that unpacks to nothing.
const atMost = (limit: number) => {
  let size = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > limit) controller.error(tooLarge())
      else controller.enqueue(chunk)
    },
  })
}

const unpacked = (body: ReadableStream<Uint8Array>, encoding: string | undefined) => {
  const packed = body.pipeThrough(atMost(MAX_BYTES))
  if (encoding === undefined || encoding === 'identity') return packed
  if (encoding !== 'gzip') throw new Refusal('unsupported-media-type', 'Only gzip is unpacked.')
  return packed
    .pipeThrough(new DecompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>)
    .pipeThrough(atMost(MAX_BYTES))
}

const textOf = async (stream: ReadableStream<Uint8Array>) => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  for await (const chunk of stream) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

const readText = async (c: Context) => {
  const stream = unpacked(c.req.raw.body ?? new Blob([]).stream(), c.req.header('content-encoding'))
  try {
    return await textOf(stream)
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

/** The body as the schema has it. Throws a Refusal that says what does not fit. */
export const readBody = async <T>(c: Context, schema: z.ZodMiniType<T>): Promise<T> => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new Refusal('unsupported-media-type', 'The body must be application/json.')
  const parsed = schema.safeParse(parseJson(await readText(c)))
  if (parsed.success) return parsed.data
  // Too many rows, like too many bytes, tells the device to send less at once.
  const tooMany = parsed.error.issues.some(
    (issue) => issue.code === 'too_big' && issue.origin === 'array',
  )
  throw new Refusal(tooMany ? 'too-large' : 'bad-request', explain(parsed.error))
}
