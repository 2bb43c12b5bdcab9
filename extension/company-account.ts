import type { StintDatabase } from '../src/store/database.ts'
import { hostsOf } from '../src/sync/address.ts'
import { hasCompanyAccounts, type SignInWindow, signIn } from '../src/sync/sign-in.ts'
import type { CompanyAccountPort } from '../src/ui/settings/ports.ts'
import { browser } from './browser.ts'
import { askConsent } from './consent.ts'

const signInWindow: SignInWindow = {
  redirect: browser.identity.getRedirectURL(),
  open: (url) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
}

/** Lets a person connect with a company account, in a window that the browser opens. */
export const companyAccountOf = (
  db: StintDatabase,
  newSignal: () => AbortSignal,
): CompanyAccountPort => ({
  isOffered: (url) => hasCompanyAccounts(url),
  signIn: async (url) =>
    (await askConsent(hostsOf(url)))
      ? signIn(db, url, signInWindow, newSignal())
      : { ok: false, reason: 'consent' },
})
