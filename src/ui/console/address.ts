/**
 * The part of the address after `#`. It says which page is shown, and which team or person the page
 * is about. Browsers do not send this part to the endpoint, so no log contains the secret of a link
 * or a person's id. `#people` and `#team?month=2026-11-01&team=ID` are pages. `#code=SECRET` and
 * `#setup=SECRET` are links to sign in. The company's identity provider sends the browser back to
 * `#company?code=…` after the person has signed in there.
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
  /**
   * The parameters that the company's identity provider (OpenID Connect) added to the address when
   * it sent the browser back to the console.
   */
  | { kind: 'company'; answer: URLSearchParams }

/** The parts of a link to sign in; undefined if the address is not such a link. */
export function signInLink(hash: string): SignInLink | undefined {
  const [name, query] = hash.split('?', 2)
  if (name === '#company') return { kind: 'company', answer: new URLSearchParams(query) }
  const [, kind, secret] = /^#(code|setup)=([\w-]+)$/.exec(hash) ?? []
  return (kind === 'code' || kind === 'setup') && secret ? { kind, secret } : undefined
}
