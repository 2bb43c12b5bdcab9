/** Connects by a company account with a real sign-in provider, in a window that the browser opens. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { signInOn } from '../support/browser/company-account.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { freePort } from '../support/free-port.ts'
import { openProvider, providerEnv } from '../support/sign-in/provider.ts'

let chromium: Chromium
let endpoint: Endpoint
let provider: Awaited<ReturnType<typeof openProvider>>

beforeAll(async () => {
  const port = await freePort()
  provider = await openProvider(`http://127.0.0.1:${port}`)
  endpoint = await startEndpoint({ port, env: providerEnv(provider) })
  endpoint.codeFor('Mia Roe', 'manager')
  chromium = await launchChromium()
})
afterAll(async () => {
  await chromium?.close()
  await endpoint?.stop()
  await provider?.stop()
})

interface Management {
  getPermissionWarningsByManifest: (manifest: string, done: (warnings: string[]) => void) => void
}

/** Runs in a page of the extension: returns the warnings that the browser would show at an install. */
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
    const asked = { endpoint: endpoint.url, issuer: provider.issuer, login: 'anna' }
    await signInOn(chromium.browser, page, asked)
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
