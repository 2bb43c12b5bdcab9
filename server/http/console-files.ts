/**
 * The built console (`npm run build`): a page, and files whose names change with their content. All
 * of them are read when the service starts, so that a build that runs later does not mix two
 * versions.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import * as z from 'zod/mini'

/** The schema for the name of a built file. */
export const AssetName = z.string().check(z.maxLength(120), z.regex(/^[\w-]+(?:\.[\w-]+)+$/))

/**
 * The console's page may load files only from this endpoint, and send requests only to this
 * endpoint. No other page may show it in a frame.
 */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  // `blob:` is needed because a picture that a person saves as PNG is first drawn from a blob.
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

type Coding = 'br' | 'gzip'

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
const PACK = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

const fileAt = (path: string) => {
  const bytes = readFileSync(path)
  const packed = new Map<Coding, Promise<Buffer>>()
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    bytes,
    /**
     * Returns the compressed file. The file is compressed at the first request, and then kept in
     * memory.
     */
    packedIn: (coding: Coding) => {
      const known = packed.get(coding) ?? PACK[coding](bytes)
      packed.set(coding, known)
      return known
    },
  }
}
export type ConsoleFile = ReturnType<typeof fileAt>

export interface ConsoleFiles {
  /** Undefined if the console is not built. */
  page: ConsoleFile | undefined
  assets: ReadonlyMap<string, ConsoleFile>
}

const BUILT = join(import.meta.dirname, '../../dist/console')

export const readConsole = (dir = BUILT): ConsoleFiles => {
  const page = join(dir, 'index.html')
  if (!existsSync(page)) return { page: undefined, assets: new Map() }
  const assets = readdirSync(join(dir, 'assets'))
  return {
    page: fileAt(page),
    assets: new Map(assets.map((name) => [name, fileAt(join(dir, 'assets', name))])),
  }
}
