/** Simulates in Node the window that a browser opens for a sign-in: redirects, cookies, login pages. */

type Fetch = (address: string, init: RequestInit) => Response | Promise<Response>

/** Creates a store for the cookies of one browser, by host. The paths of cookies are ignored. */
export const createJar = () => {
  const hosts = new Map<string, Map<string, string>>()
  const of = (address: string) => {
    const { host } = new URL(address)
    const cookies = hosts.get(host) ?? new Map<string, string>()
    hosts.set(host, cookies)
    return cookies
  }
  return {
    header: (address: string) =>
      [...of(address)].map(([name, value]) => `${name}=${value}`).join('; '),
    keep: (address: string, answer: Response) => {
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        if (value === '' || /max-age=0/i.test(set)) of(address).delete(name)
        else of(address).set(name, value)
      }
    },
    clear: () => hosts.clear(),
  }
}
export type Jar = ReturnType<typeof createJar>

/** Returns the address and the content of the login form of a page, filled in for a person. */
const formOf = (page: string, login: string) => {
  const [, action = ''] = /<form[^>]* action="([^"]+)"/.exec(page) ?? []
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const body = new URLSearchParams([
    ...hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
    ['login', login],
    ['password', 'any'],
  ])
  return { action, body }
}

/** Highest number of redirects and forms. A sign-in needs fewer. */
const MOST_STEPS = 20

/**
 * Follows the redirects of endpoint and provider. Returns the last answer, or the address at which the
 * browser would close the window.
 * @param isEnd whether the browser closes the window at this address instead of loading it
 */
export const goThrough = async (
  start: string,
  {
    jar,
    login,
    isEnd,
    ask,
  }: { jar: Jar; login: string; isEnd: (address: string) => boolean; ask: Fetch },
): Promise<{ end: string } | { page: Response }> => {
  let address = start
  let init: RequestInit = {}
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (isEnd(address)) return { end: address }
    const headers = { ...(init.headers as Record<string, string>), cookie: jar.header(address) }
    const answer = await ask(address, { ...init, headers, redirect: 'manual' })
    jar.keep(address, answer)
    const to = answer.headers.get('location')
    init = {}
    if (to !== null) {
      address = new URL(to, address).href
      continue
    }
    const isPage = answer.ok && answer.headers.get('content-type')?.startsWith('text/html')
    if (!isPage) return { page: answer }
    const { action, body } = formOf(await answer.text(), login)
    address = new URL(action, address).href
    init = { method: 'POST', body }
  }
  throw new Error('The sign-in goes round in circles.')
}
