/**
 * The address after `#`: which page is shown, and of what. It is not sent to the endpoint, so that
 * a secret or a person in it is in no log.
 *
 * `#team?month=2026-11-01&team=ID`, `#people`; `#code=SECRET` and `#setup=SECRET` are links to sign
 * in by, and `#company?code=…` is where the company's sign-in leads back to.
 */
export const PAGES = [
  'team',
  'results',
  'indicators',
  'people',
  'scheme',
  'settings',
  'logs',
  'integrations',
  'health',
  'mine',
  'account',
] as const
export type PageName = (typeof PAGES)[number]

export interface Address {
  page: PageName | undefined
  query: URLSearchParams
}

export function readAddress(hash: string): Address {
  const [name, query] = hash.replace(/^#/, '').split('?', 2)
  return { page: PAGES.find((page) => page === name), query: new URLSearchParams(query) }
}

export const writeAddress = (page: PageName, query?: URLSearchParams) => {
  const asked = query?.toString()
  return `#${page}${asked ? `?${asked}` : ''}`
}

export type SignInLink =
  | { kind: 'code' | 'setup'; secret: string }
  /** What the company's sign-in answered. */
  | { kind: 'company'; answer: URLSearchParams }

/** What is in a link to sign in by. */
export function signInLink(hash: string): SignInLink | undefined {
  const [name, query] = hash.split('?', 2)
  if (name === '#company') return { kind: 'company', answer: new URLSearchParams(query) }
  const [, kind, secret] = /^#(code|setup)=([\w-]+)$/.exec(hash) ?? []
  return (kind === 'code' || kind === 'setup') && secret ? { kind, secret } : undefined
}
