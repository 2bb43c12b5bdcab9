/**
 * Connects the people of a company that uses an OpenID Connect provider: each person signs in with
 * their company account.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { CHROME_ORIGIN } from '../../server/http/origins.ts'
import { openStint } from '../../src/store/database.ts'
import { signIn } from '../../src/sync/sign-in.ts'
import { launchChromium } from '../../test/support/browser/chromium.ts'
import { signInOn } from '../../test/support/browser/company-account.ts'
import { freePort } from '../../test/support/free-port.ts'
import { openProvider, providerEnv } from '../../test/support/sign-in/provider.ts'
import { createJar, goThrough } from '../../test/support/sign-in/window.ts'
import { openCompany } from './company.ts'
import { connectEverybody } from './everybody.ts'
import { timeOf } from './times.ts'

type Provider = Awaited<ReturnType<typeof openProvider>>

const TEAMS = 10
const REDIRECT = `https://${new URL(CHROME_ORIGIN).hostname}.chromiumapp.org/`

const TEAM = (i: number) => `Team ${(i % TEAMS) + 1}`

/**
 * Starts an endpoint and a provider of company accounts. Each of the two gets the address of the
 * other. The endpoint adds a person when they sign in for the first time.
 */
const openFixture = async () => {
  const port = await freePort()
  const provider = await openProvider(`http://127.0.0.1:${port}`)
  const company = await openCompany({ port, env: providerEnv(provider) })
  // Adds one person first, because this also creates the first team.
  company.administer('member', 'add', 'Head', '--team', TEAM(0))
  for (let i = 1; i < TEAMS; i++) company.administer('team', 'add', TEAM(i))
  return { company, provider }
}

interface Employee {
  login: string
  name: string
}

const employ = ({ accounts }: Pick<Provider, 'accounts'>, people: number): Employee[] =>
  Array.from({ length: people }, (_, i) => {
    const [login, name] = [`person${i + 1}`, `Person ${i + 1}`]
    const email = `${login}@company.example`
    accounts.set(login, { name, email, email_verified: true, department: TEAM(i) })
    return { login, name }
  })

/**
 * Does in Node what the settings page does when a person signs in with a company account. The
 * browser window for the sign-in is simulated.
 */
const signInInNode =
  (endpoint: string) =>
  ({ login, name }: Employee) =>
    timeOf(async () => {
      const db = openStint({ indexedDB: new IDBFactory(), IDBKeyRange })
      const jar = createJar()
      const open = async (start: string) => {
        const isEnd = (address: string) => address.startsWith(REDIRECT)
        const went = await goThrough(start, { jar, login, isEnd, ask: fetch })
        if ('page' in went) throw new Error(`${name}: ${went.page.status}`)
        return went.end
      }
      const outcome = await signIn(db, endpoint, { redirect: REDIRECT, open })
      db.close()
      if (!outcome.ok || outcome.member !== name) throw new Error(`${name} is not connected`)
    })

const signInInChromium =
  (endpoint: string, issuer: string) =>
  async ({ login }: Employee) => {
    const chromium = await launchChromium({ headed: false })
    try {
      const page = await chromium.openPage('extension/pages/settings.html')
      return await timeOf(() => signInOn(chromium.browser, page, { endpoint, issuer, login }))
    } finally {
      await chromium.close()
    }
  }

/** Returns how many people are connected at the end. */
export async function enrolByProvider(people: number, browsers: number) {
  const { company, provider } = await openFixture()
  try {
    console.log(`A provider: ${people} accounts, and nobody at the endpoint`)
    await connectEverybody(employ(provider, people), browsers, {
      inNode: signInInNode(company.url),
      inChromium: signInInChromium(company.url, provider.issuer),
    })
    return company.countConnected()
  } finally {
    company.close()
    await provider.stop()
  }
}
