import type { SetUp, SignInRefusal } from '../../../sync/contract.ts'

export interface EntryPorts {
  /** Signs in with a one-time code, or with the secret of an invite. */
  signIn: (code: string) => Promise<void>
  hasCompanyAccounts: () => Promise<boolean>
  /** Leaves the console for the page of the company's sign-in. */
  goToCompany: () => Promise<void>
  /**
   * Signs in with the answer of the company's sign-in. Resolves with the reason if it is refused.
   */
  signInByCompany: (answer: URLSearchParams) => Promise<SignInRefusal | undefined>
  setUp: (asked: SetUp) => Promise<void>
}
