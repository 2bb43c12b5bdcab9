import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startEndpoint, tempDir } from '../../support/endpoint/fixture.ts'

const FILE = '/assets/main-a1B2c3D4.js'

const ask = async (path: string, headers: Record<string, string> = {}, options = {}) => {
  const { app } = await startEndpoint(options)
  return app.request(path, { headers })
}

describe('the console', () => {
  it('loads and asks this endpoint only, and is in no frame', async () => {
    const { headers } = await ask('/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';/)
    expect(policy).toContain("connect-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is asked for each time, and its files are kept for a year', async () => {
    const page = await ask('/')
    expect(page.headers.get('cache-control')).toBe('private, no-cache')
    const tag = page.headers.get('etag') ?? ''
    expect((await ask('/', { 'If-None-Match': tag })).status).toBe(304)
    expect((await ask('/', { 'If-None-Match': '"other"' })).status).toBe(200)
    const file = await ask(FILE)
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
  ] as const)('is compressed for a client that accepts %s', async (accepted, coding, unpack) => {
    const plain = Buffer.from(await (await ask(FILE)).arrayBuffer())
    const packed = await ask(FILE, { 'Accept-Encoding': accepted })
    expect(packed.headers.get('content-encoding')).toBe(coding)
    expect(packed.headers.get('vary')).toContain('Accept-Encoding')
    expect(unpack(Buffer.from(await packed.arrayBuffer()))).toEqual(plain)
  })

  it.each([
    '/assets/other.js',
    '/assets/..%2findex.html',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  ])('gives no other file: %s', async (path) => {
    const answer = await ask(path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('says what to do where it is not built; all else works', async () => {
    const consoleDir = await tempDir()
    const page = await ask('/', {}, { consoleDir })
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('npm run build -- console')
    expect((await ask('/healthz', {}, { consoleDir })).status).toBe(200)
  })

  it('is under the path of the address, and a path without the slash leads there', async () => {
    const address = 'https://tools.company.example/stint'
    expect((await ask('/stint/', {}, { address })).status).toBe(200)
    expect((await ask(`/stint${FILE}`, {}, { address })).status).toBe(200)
    const bare = await ask('/stint', {}, { address })
    expect(bare.status).toBe(308)
    expect(bare.headers.get('location')).toBe('/stint/')
  })
})
