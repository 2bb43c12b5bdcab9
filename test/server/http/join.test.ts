import { describe, expect, it } from 'vitest'
import { startEndpoint } from '../../support/endpoint/fixture.ts'

const ADDRESS = 'https://tools.company.example/stint'

const page = async (path = '/join', headers: Record<string, string> = {}, options = {}) => {
  const { app } = await startEndpoint({ address: ADDRESS, ...options })
  const answer = await app.request(path, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

describe('the join page', () => {
  it('loads nothing from elsewhere, sends nothing, and is in no frame', async () => {
    const { headers, text } = await page()
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self'/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|connect-src|https?:/)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cache-Control')).toBe('no-store')
    const loaded = [...text.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"/g)]
    expect(loaded.map(([, address]) => address)).toEqual(['data:,', 'join.css', 'join.js'])
    expect(text).not.toMatch(/<style|style="|<script>| on\w+="/)
  })

  it.each([
    [undefined, 'en'],
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['en-US,en;q=0.9,ru;q=0.8', 'en'],
    ['de,fr;q=0.5', 'en'],
    ['*', 'en'],
  ])('for Accept-Language %s is in %s, and can be switched', async (accepted, language) => {
    const accept = accepted === undefined ? {} : { 'Accept-Language': accepted }
    const { text, headers } = await page('/join', accept)
    expect(text).toContain(`<html lang="${language}">`)
    expect(headers.get('Vary')).toContain('Accept-Language')
    const other = language === 'en' ? 'ru' : 'en'
    expect(text).toContain(`href="?lang=${other}"`)
    expect((await page(`/join?lang=${other}`, accept)).text).toContain(`<html lang="${other}">`)
  })

  it('names the stores, or the addresses that the company sets', async () => {
    const { text } = await page()
    expect(text).toContain('https://chromewebstore.google.com/detail/')
    expect(text).toContain('https://addons.mozilla.org/addon/')
    const extension = { chrome: 'https://intranet.example/stint?a=1&b="2"' }
    const own = (await page('/join', {}, { extension })).text
    expect(own).toContain('href="https://intranet.example/stint?a=1&amp;b=&quot;2&quot;"')
    expect(own).not.toContain('chromewebstore')
    expect(own).toContain('https://addons.mozilla.org/addon/')
  })

  it('refuses a language that it does not have', async () => {
    expect((await page('/join?lang=xx')).status).toBe(400)
  })
})

describe('an endpoint under a path', () => {
  it('answers whether the proxy passes the path on or leaves it out', async () => {
    for (const path of ['/stint/healthz', '/healthz', '/stint/join', '/stint/join.css', '/join.js'])
      expect([path, (await page(path)).status]).toEqual([path, 200])
    for (const path of ['/stinthealthz', '/stint/nothing', '/other/healthz'])
      expect([path, (await page(path)).status]).toEqual([path, 404])
    expect((await page('/stint/v1/me')).status).toBe(401)
  })

  it('says so in the OpenAPI document', async () => {
    expect(JSON.parse((await page('/stint/v1/openapi.json')).text)).toMatchObject({
      servers: [{ url: '/stint/' }],
    })
  })
})
