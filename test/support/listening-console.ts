/** Starts an endpoint that serves the built console, for tests in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/db/database.ts'
import { createApp } from '../../server/http/app.ts'
import { listen } from '../../server/http/listen.ts'
import { createCode } from '../../server/people/codes.ts'
import { createProvider } from '../../server/sign-in/provider.ts'
import { networksFrom } from '../../server/webhooks/networks.ts'
import { freePort } from './free-port.ts'
import { SAMPLE_NOW } from './sample/sample.ts'
import { openProvider } from './sign-in/provider.ts'
import { settingsFor } from './sign-in/settings.ts'

/** Networks to which webhooks may be sent. In tests, the receivers run on the same machine. */
const LOOPBACK = networksFrom('', '127.0.0.0/8')

export const SET_UP = 's'.repeat(43)

/**
 * Starts a company's sign-in provider. It must know the endpoint's address before the endpoint starts.
 */
async function openCompany(address: string) {
  const company = await openProvider(address)
  return { company, provider: createProvider(settingsFor(company.issuer), address) }
}

/**
 * Starts the endpoint with the console. Its clock always shows the instant `SAMPLE_NOW`.
 * @param hasCompany whether people can sign in with an account of their company
 */
export async function listeningConsole({ hasCompany = false } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'stint-console-'))
  const db = await openDatabase(join(dir, 'endpoint.sqlite'))
  const port = hasCompany ? await freePort() : 0
  const address = `http://127.0.0.1:${port}`
  const fixture = hasCompany ? await openCompany(address) : undefined
  const webhooks = { networks: LOOPBACK }
  const options = { now: () => SAMPLE_NOW, setUp: SET_UP, webhooks }
  const app = createApp(db, { ...options, ...(fixture && { address, provider: fixture.provider }) })
  const { url, stop } = await listen(app, { port })
  return {
    db,
    url,
    /** The accounts of the company, by login name; undefined without a company. */
    accounts: fixture?.company.accounts,
    /** Returns a link that signs a member in. */
    linkFor: async (member: { team: string; member: string }) =>
      `${url}/#code=${(await createCode(db, member, SAMPLE_NOW)).code}`,
    close: async () => {
      await stop()
      await fixture?.company.stop()
      await db.destroy()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
