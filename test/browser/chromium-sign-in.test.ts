/** Connecting by a company account, in a window that the browser opens, with a real provider. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { until } from '../support/browser/until.ts'
import { CLIENT, openProvider } from '../support/sign-in/provider.ts'

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

let chromium: Chromium
let endpoint: Endpoint
let provider: Awaited<ReturnType<typeof openProvider>>

beforeAll(async () => {
  const port = await freePort()
  provider = await openProvider(`http://127.0.0.1:${port}`)
  const env = {
    STINT_OIDC_ISSUER: provider.issuer,
    STINT_OIDC_CLIENT: CLIENT.id,
    STINT_OIDC_SECRET: CLIENT.secret,
    STINT_OIDC_KEY: 'a key of thirty-two characters and more',
    STINT_OIDC_UNKNOWN: 'create',
    STINT_OIDC_TEAM_CLAIM: 'department',
  }
  endpoint = await startEndpoint({ port, env })
  endpoint.codeFor('Mia Roe', 'manager')
  chromium = await launchChromium()
})
afterAll(async () => {
  await chromium?.close()
  await endpoint?.stop()
  await provider?.stop()
})

/** The window at an address of the provider. */
const signInWindow = () =>
  until(async () => {
    const all = await chromium.browser.pages(true)
    return all.find((page) => page.url().startsWith(provider.issuer))
  }, 'the window of the provider')

interface Management {
  getPermissionWarningsByManifest: (manifest: string, done: (warnings: string[]) => void) => void
}

/** Runs in a page of the extension. */
const installWarnings = (manifest: string) =>
  new Promise<string[]>((resolve) => {
    const { management } = Reflect.get(globalThis, 'chrome') as { management: Management }
    management.getPermissionWarningsByManifest(manifest, resolve)
  })

describe('a company account', () => {
  test('connects by one click and the sign-in of the company', async () => {
    provider.accounts.set('anna', { name: 'Anna Lee', department: 'Team' })
    const page = await chromium.openPage('extension/pages/settings.html')
    await page.waitForSelector('#invite')
    expect(await page.$('#sign-in')).toBeNull()
    await page.type('#invite', endpoint.url)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#sign-in')
    await page.click('#sign-in')
    const window = await signInWindow()
    await window.type('[name=login]', 'anna')
    await window.click('#enter')
    await page.waitForSelector('#connected')
    const said = await page.$eval('#connected', (line) => line.textContent)
    expect(said).toBe('Connected as Anna Lee, team Team')
  })

  test('needs no permission that warns at install', async () => {
    const manifest = readFileSync('dist/chrome/manifest.json', 'utf8')
    expect(JSON.parse(manifest).permissions).toContain('identity')
    const page = await chromium.openPage('extension/pages/settings.html')
    const warningsOf = (text: string) => page.evaluate(installWarnings, text)
    expect(await warningsOf(manifest)).toEqual([])
    const more = JSON.parse(manifest)
    more.permissions.push('identity.email')
    expect(await warningsOf(JSON.stringify(more))).not.toEqual([])
  })
})
