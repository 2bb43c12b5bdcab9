import type { SetUp, SignInRefusal } from '../../../sync/contract.ts'

export interface EntryPorts {
  /** Signs in with a one-time code, or with the secret of an invite link. */
  signIn: (code: string) => Promise<void>
  hasCompanyAccounts: () => Promise<boolean>
  /** Leaves the console and opens the sign-in page of the company's identity provider. */
  goToCompany: () => Promise<void>
  /**
   * Signs in with the parameters that the identity provider added to the address. Resolves with the
   * reason if the endpoint refuses them.
   */
  signInByCompany: (answer: URLSearchParams) => Promise<SignInRefusal | undefined>
  setUp: (asked: SetUp) => Promise<void>
}
