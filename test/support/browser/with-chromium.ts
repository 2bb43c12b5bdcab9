/** Starts one browser with Stint and opens its settings page, for all tests of a file. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll } from 'vitest'
import { type Chromium, launchChromium, type Options } from './chromium.ts'
import { type Endpoint, startEndpoint } from './endpoint-process.ts'
import { type Site, startSite } from './site.ts'
import { SETTINGS } from './stored-data.ts'

export let chromium: Chromium
export let settings: Page
export let endpoint: Endpoint

const launch = async (options?: Options) => {
  chromium = await launchChromium(options)
  settings = await chromium.openPage(SETTINGS)
}

/**
 * Registers hooks of Vitest that start a browser, and an endpoint to which Stint is not connected yet.
 */
export const setUpWithEndpoint = () => {
  beforeAll(async () => {
    endpoint = await startEndpoint()
    await launch()
  })
  afterAll(async () => {
    await chromium.close()
    await endpoint.stop()
  })
}

/** Registers hooks of Vitest that start a browser in which every host name leads to a local server. */
export const setUpWithSite = () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
    await launch({ site })
  })
  afterAll(async () => {
    await chromium.close()
    site.close()
  })
}
